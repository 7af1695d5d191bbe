using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>The door: one page, two ways in, one way out.</summary>
[AllowAnonymous]
public sealed class SignInController(BusinessStore businesses, IAntiforgery antiforgery) : Controller
{
    [HttpGet("/sign-in")]
    public async Task<IActionResult> Ask(string? next) => View("SignIn", new SignInPage(Phone: null, Email: null, next, await businesses.Find() is not null));

    /// <summary>On a second page that was open too the form still has the token of whoever has left already: there is nobody to protect any more.</summary>
    [HttpPost("/sign-out")]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> Leave()
    {
        if (User.Identity is { IsAuthenticated: true } && !await IsOwnForm()) return new AntiforgeryValidationFailedResult();
        await HttpContext.SignOutAsync();
        return Redirect("/");
    }

    private async Task<bool> IsOwnForm()
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(HttpContext);
        }
        catch (AntiforgeryValidationException)
        {
            return false;   // not even readable
        }
    }
}
