using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>Owners: e-mail and password, then the authenticator's code; or the one-time link an operator made.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccountsRegistration.SignInLimit)]
public sealed class OwnerSignInController(
    OwnerSignIn signIn, OwnerStore owners, OwnerLinks links, BusinessStore businesses, SignInTickets tickets, IStringLocalizer<Text> text) : Controller
{
    private const string ForAuthenticator = "authenticator";

    [HttpPost("/sign-in/password")]
    public async Task<IActionResult> CheckPassword(string? email, string? password, string? next)
    {
        var (outcome, owner) = await signIn.CheckPassword(email ?? "", password ?? "");
        return outcome switch
        {
            PasswordChecked.Right when owner!.AuthenticatorKey is not null =>
                RedirectToAction(nameof(AskAuthenticator), new { ticket = tickets.Seal(ForAuthenticator, $"{owner.Id}"), next }),
            PasswordChecked.Right => await Enter(owner!, next),
            PasswordChecked.Wrong => await AskAgain(text["E-mail or password: these two do not belong together. If the password is forgotten, whoever looks after this program makes a new link with the command owner create and the same e-mail."]),
            PasswordChecked.TooManyTries => await AskAgain(text["Password: that was wrong several times. Please wait a quarter of an hour."]),
        };

        async Task<IActionResult> AskAgain(string error) =>
            Refused("SignIn", nameof(password), error, new SignInPage(Phone: null, email, next, await businesses.Find() is not null));
    }

    [HttpGet("/sign-in/authenticator")]
    [DisableRateLimiting]
    public IActionResult AskAuthenticator(string? ticket, string? next) =>
        tickets.Open(ForAuthenticator, ticket) is null ? Redirect("/sign-in") : View("Authenticator", new CodePage(ticket!, next));

    [HttpPost("/sign-in/authenticator")]
    public async Task<IActionResult> CheckAuthenticator(string? ticket, string? code, string? next)
    {
        if (tickets.Open(ForAuthenticator, ticket) is not { } id || await owners.Find(OwnerId.From(Guid.Parse(id))) is not { AuthenticatorKey: { } key } owner)
            return Redirect("/sign-in");
        return signIn.CheckAuthenticator(owner, key, code ?? "") switch
        {
            AuthenticatorChecked.Right => await Enter(owner, next),
            AuthenticatorChecked.Wrong => Refused("Authenticator", nameof(code), text["Code: this is not the one the app shows now. Each is good once."], new CodePage(ticket!, next)),
            AuthenticatorChecked.TooManyTries => Refused(
                "Authenticator", nameof(code), text["Code: that was wrong several times. Please wait a quarter of an hour."], new CodePage(ticket!, next)),
        };
    }

    /// <summary>Only shows a button: a mail program that looks links up in advance must not use this one up.</summary>
    [HttpGet("/sign-in/link/{token}")]
    [DisableRateLimiting]
    public async Task<IActionResult> AskLink(string token) => View("Link", new LinkPage(token, await links.IsValid(token)));

    [HttpPost("/sign-in/link/{token}")]
    public async Task<IActionResult> UseLink(string token)
    {
        if (await links.Use(token) is not { } owner) return View("Link", new LinkPage(token, IsValid: false));
        var person = StandingCheck.Principal(owner);
        person.Identities.First().AddClaim(AccountController.CameByLink);
        await HttpContext.SignInAsync(person);
        return Redirect("/owner/account");
    }

    private async Task<IActionResult> Enter(Owner owner, string? next)
    {
        await HttpContext.SignIn(owner);
        return Redirect(Landing.For(Roles.Owner, next, Url));
    }

    private ViewResult Refused(string view, string field, string error, object page)
    {
        ModelState.AddModelError(field, error);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, page);
    }
}
