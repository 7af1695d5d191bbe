using System.Security.Claims;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using QRCoder;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>An owner's own password and second factor.</summary>
[Authorize(Roles = Roles.Owner)]
[Route("/owner/account")]
public sealed class AccountController(OwnerStore owners, OwnerSignIn signIn, Database database, BusinessStore businesses, IStringLocalizer<Text> text) : Controller
{
    private const string NewKey = "new-authenticator-key";

    /// <summary>Whoever came by the one-time link has perhaps forgotten the password, so it is not asked for.</summary>
    public static Claim CameByLink => new("came-by", "link");

    private bool IsByLink => User.HasClaim(CameByLink.Type, CameByLink.Value);

    [HttpGet("")]
    public async Task<IActionResult> Show() => await Me() is { } owner ? View("Account", PageOf(owner)) : Challenge();

    [HttpPost("password")]
    [EnableRateLimiting(AccountsRegistration.SignInLimit)]
    public async Task<IActionResult> SavePassword(string? current, string? password)
    {
        if (await Me() is not { } owner) return Challenge();
        if (await WrongPassword(owner, current) is { } error) ModelState.AddModelError(nameof(current), error);
        if (password is not { Length: >= OwnerSignIn.ShortestPassword and <= OwnerSignIn.LongestPassword })
            ModelState.AddModelError(nameof(password), text["New password: please use {0} to {1} letters. Four words are a good one.", OwnerSignIn.ShortestPassword, OwnerSignIn.LongestPassword]);
        if (!ModelState.IsValid) return Refused("Account", PageOf(owner));
        var isFirstStep = IsByLink;
        await HttpContext.SignIn(await signIn.SavePassword(owner, password!));   // no longer by link, and the only browser that stays signed in
        TempData["Notice"] = text["Your password is saved. Wherever else you were signed in, you no longer are."].Value;
        return isFirstStep ? Redirect("/owner") : RedirectToAction(nameof(Show));   // who came by the link came for the business
    }

    /// <summary>The key waits in a sealed cookie until a code proves that the app has it.</summary>
    [HttpPost("authenticator/new")]
    public IActionResult NewAuthenticator()
    {
        TempData[NewKey] = AuthenticatorCode.NewKey();
        return RedirectToAction(nameof(AskAuthenticator));
    }

    [HttpGet("authenticator")]
    public IActionResult AskAuthenticator() =>
        TempData.Peek(NewKey) is string key ? View("NewAuthenticator", new NewAuthenticatorPage(key)) : RedirectToAction(nameof(Show));

    [HttpGet("authenticator.svg")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> AuthenticatorPicture()
    {
        if (TempData.Peek(NewKey) is not string key || await Me() is not { } owner) return NotFound();
        var issuer = (await businesses.Find())?.Name ?? "LocalDelivery";
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(AuthenticatorCode.Uri(key, issuer, owner.Email), QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return Content(svg.GetGraphic(6), "image/svg+xml");
    }

    [HttpPost("authenticator")]
    public async Task<IActionResult> SaveAuthenticator(string? code)
    {
        if (await Me() is not { } owner) return Challenge();
        if (TempData.Peek(NewKey) is not string key) return RedirectToAction(nameof(Show));
        if (signIn.CheckAuthenticator(owner, key, code ?? "") != AuthenticatorChecked.Right)
        {
            ModelState.AddModelError(nameof(code), text["Code: this is not the one the app shows now. Each is good once."]);
            return Refused("NewAuthenticator", new NewAuthenticatorPage(key));
        }

        await database.Write(tx => owners.SaveAuthenticator(tx, owner.Id, key));
        TempData.Remove(NewKey);
        TempData["Notice"] = text["From now on signing in also asks for the app's code."].Value;
        return RedirectToAction(nameof(Show));
    }

    [HttpPost("authenticator/off")]
    [EnableRateLimiting(AccountsRegistration.SignInLimit)]
    public async Task<IActionResult> RemoveAuthenticator(string? off)
    {
        if (await Me() is not { } owner) return Challenge();
        if (await WrongPassword(owner, off) is { } error)
        {
            ModelState.AddModelError(nameof(off), error);
            return Refused("Account", PageOf(owner));
        }

        await database.Write(tx => owners.SaveAuthenticator(tx, owner.Id, key: null));
        TempData["Notice"] = text["Signing in no longer asks for the app's code."].Value;
        return RedirectToAction(nameof(Show));
    }

    private Task<Owner?> Me() => owners.Find(OwnerId.From(User.Id()));

    private AccountPage PageOf(Owner owner) => new(owner.Name, owner.Email, owner.AuthenticatorKey is not null, AsksForCurrent(owner));

    private bool AsksForCurrent(Owner owner) => owner.PasswordHash is not null && !IsByLink;

    /// <returns>What is wrong; null when the password is right or need not be said.</returns>
    private async Task<string?> WrongPassword(Owner owner, string? password)
    {
        if (!AsksForCurrent(owner)) return null;
        return (await signIn.CheckPassword(owner.Email, password ?? "")).Outcome switch
        {
            PasswordChecked.Right => null,
            PasswordChecked.Wrong => text["Present password: this is not it."].Value,
            PasswordChecked.TooManyTries => text["Present password: that was wrong several times. Please wait a quarter of an hour."].Value,
        };
    }

    private ViewResult Refused(string view, object page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, page);
    }
}
