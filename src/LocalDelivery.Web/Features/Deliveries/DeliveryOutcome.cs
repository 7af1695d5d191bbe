using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>Why goods came back.</summary>
public enum NotDeliveredReason { NobodyThere, WrongAddress, GoodsMissing, Danger, Other }

/// <summary>What stood in the way: a reason, and the driver's own words, without which <see cref="NotDeliveredReason.Other"/> says nothing.</summary>
public sealed record NotDelivered(NotDeliveredReason Reason, string Words = "");

/// <summary>What became of one order at its door. <see cref="NotDelivered"/> is null when it was delivered.</summary>
public sealed record DeliveryOutcome(OrderId OrderId, DriverId DriverId, NotDelivered? NotDelivered, DateTimeOffset RecordedAt)
{
    public bool IsDelivered => NotDelivered is null;
}
