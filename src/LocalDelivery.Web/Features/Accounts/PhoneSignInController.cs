using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>Neighbors and drivers: a phone number, then the code from the text. What is answered never says whether a phone is known here.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccountsRegistration.SignInLimit)]
public sealed class PhoneSignInController(
    TextedCodes codes, FleetStore fleet, CustomerStore customers, BusinessStore businesses, Hats hats, SignInTickets tickets, IStringLocalizer<Text> text) : Controller
{
    private const string ForCode = "code";

    [HttpPost("/sign-in")]
    public async Task<IActionResult> SendCode(string? phone, string? next)
    {
        if (await businesses.Find() is not { } business) return NotFound();
        if (!PhoneNumber.TryParse(phone, business.Country, out var number))
            return Refused("SignIn", nameof(phone), text["Phone: this does not look like a phone number."], new SignInPage(phone, Email: null, next, AsksForPhone: true));
        var isKnown = await fleet.FindDriverByPhone(number) is not null || await customers.FindByPhone(number) is not null;
        return await codes.Ask(number, TextedCodes.SignIn, $"{HttpContext.Connection.RemoteIpAddress}", isKnown) switch
        {
            CodeAsked.Sent => RedirectToAction(nameof(AskCode), new { ticket = tickets.Seal(ForCode, number), next }),
            CodeAsked.TooMany => Refused(
                "SignIn", nameof(phone), text["Phone: a lot of codes were asked for. Please wait an hour."], new SignInPage(phone, Email: null, next, AsksForPhone: true)),
        };
    }

    [HttpGet("/sign-in/code")]
    [DisableRateLimiting]
    public IActionResult AskCode(string? ticket, string? next) =>
        tickets.Open(ForCode, ticket) is null ? Redirect("/sign-in") : View("Code", new CodePage(ticket!, next));

    [HttpPost("/sign-in/code")]
    public async Task<IActionResult> CheckCode(string? ticket, string? code, string? next)
    {
        if (tickets.Open(ForCode, ticket) is not { } phone) return Redirect("/sign-in");
        return await codes.Check(phone, TextedCodes.SignIn, code ?? "") switch
        {
            CodeChecked.Right => await Enter(phone, next) ?? WrongCode(ticket!, next),
            CodeChecked.Wrong => WrongCode(ticket!, next),
            CodeChecked.NoLongerValid => Refused("Code", nameof(code), text["Code: there is no code that is still good. Please ask for a new one."], new CodePage(ticket!, next)),
        };
    }

    [HttpGet("/sign-in/who")]
    [DisableRateLimiting]
    public IActionResult Who() => User.IsInRole(Roles.Driver) || User.IsInRole(Roles.Neighbor) ? View("Who", new WhoPage(User.Identity!.Name!)) : Redirect("/sign-in");

    /// <summary>A driver who is a neighbor too changes hats without another code: the phone they share has been proven.</summary>
    [HttpPost("/sign-in/as/{role}")]
    public async Task<IActionResult> ChangeHats(string role)
    {
        if (await hats.ProvenPhone(User) is not { } phone) return Redirect("/sign-in");
        switch (role)
        {
            case Roles.Driver when await fleet.FindDriverByPhone(phone) is { } driver:
                await HttpContext.SignIn(Roles.Driver, driver.Id.Value, driver.Name, phone);
                return Redirect(Landing.For(Roles.Driver, null, Url));
            case Roles.Neighbor when await customers.FindByPhone(phone) is { } customer:
                await HttpContext.SignIn(Roles.Neighbor, customer.Id.Value, customer.Name, phone);
                return Redirect(Landing.For(Roles.Neighbor, null, Url));
            default:
                return NotFound();
        }
    }

    /// <returns>Null when nobody has this phone: the code can only have been guessed.</returns>
    private async Task<IActionResult?> Enter(string phone, string? next)
    {
        var driver = await fleet.FindDriverByPhone(phone);
        var customer = await customers.FindByPhone(phone);
        if (driver is not null && customer is null)
        {
            await HttpContext.SignIn(Roles.Driver, driver.Id.Value, driver.Name, phone);
            return Redirect(Landing.For(Roles.Driver, next, Url));
        }

        if (driver is not null)
        {
            await HttpContext.SignIn(Roles.Driver, driver.Id.Value, driver.Name, phone);
            return Redirect("/sign-in/who");
        }

        if (customer is null) return null;
        await HttpContext.SignIn(Roles.Neighbor, customer.Id.Value, customer.Name, phone);
        return Redirect(Landing.For(Roles.Neighbor, next, Url));
    }

    private ViewResult WrongCode(string ticket, string? next) => Refused("Code", "code", text["Code: these are not the digits from the newest text."], new CodePage(ticket, next));

    private ViewResult Refused(string view, string field, string error, object page)
    {
        ModelState.AddModelError(field, error);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, page);
    }
}
