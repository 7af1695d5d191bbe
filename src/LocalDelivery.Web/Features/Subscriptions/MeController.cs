using LocalDelivery.Web.Features.Customers;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Subscriptions;

public sealed class MeController(CustomerStore customers, MyDeliveries mine) : NeighborController(customers, mine)
{
    [HttpGet("/me")]
    public Task<ViewResult> Show() => MePage();
}
