using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Data;

/// <summary>What time it is for the business. The only place where a clock meets a time zone.</summary>
public sealed class BusinessClock(TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today(Business business) => business.Zone.DateAt(Now);
}
