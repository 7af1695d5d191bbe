using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>The door: one page, two ways in, one way out.</summary>
[AllowAnonymous]
public sealed class SignInController(BusinessStore businesses) : Controller
{
    [HttpGet("/sign-in")]
    public async Task<IActionResult> Ask(string? next) => View("SignIn", new SignInPage(Phone: null, Email: null, next, await businesses.Find() is not null));

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await HttpContext.SignOutAsync();
        return Redirect("/");
    }
}
