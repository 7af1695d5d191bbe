using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>The personal link in every text: whoever holds the phone is the neighbor.</summary>
[AllowAnonymous]
public sealed class MyLinkController(CustomerStore customers) : Controller
{
    [HttpGet("/me/{token}")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Follow(string token)
    {
        if (await customers.FindByLink(token) is not { } customer)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return View("UnknownLink");
        }

        await HttpContext.SignInAsync(Roles.Principal(Roles.Neighbor, customer.Id.Value, customer.Name), new AuthenticationProperties { IsPersistent = true });
        return LocalRedirect("/me");
    }
}
