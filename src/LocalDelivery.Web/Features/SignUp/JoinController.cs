using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>
/// The doorstep sign-up: what, where, and the texted code. Nothing is a customer before the code is right. The sign-up's own unguessable id takes
/// the place of an antiforgery token: one of those is tied to who is signed in, and the last page signs in, so that the back button would break.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class JoinController(
    BusinessStore businesses, JoinCodeStore codes, SignUpStore signUps, Offers offers, JoinPageReader pages, DonePageReader donePages, ReadHousehold readHousehold, TextedCodes textedCodes,
    CompleteSignUp complete, Wording wording, IStringLocalizer<Text> text, IOptions<TwilioOptions> twilio, TimeProvider time) : Controller
{
    /// <summary>A post without a form is no browser's: it is refused before anything looks for fields.</summary>
    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (HttpMethods.IsPost(Request.Method) && !Request.HasFormContentType) context.Result = StatusCode(StatusCodes.Status415UnsupportedMediaType);
        else if (HttpMethods.IsPost(Request.Method) && !await Request.HasReadableForm()) context.Result = BadRequest();
        else await next();
    }

    [HttpGet("/join")]
    [HttpGet("/join/{code}")]
    public async Task<IActionResult> What(string? code, [FromQuery(Name = "sign-up")] string? signUp)
    {
        if (await businesses.Find() is null) return LocalRedirect("/");
        JoiningBrowser.Welcome(HttpContext);
        var known = Guid.TryParse(signUp, out var id) ? await signUps.Find(new SignUpId(id)) : null;
        if (known is { IsCompleted: true }) return JoinedAlready(id);
        return View("What", await pages.What(known?.Id ?? SignUpId.New(time.GetUtcNow()), await KnownCode(known?.JoinCode ?? code), Typed(known?.Draft)));
    }

    /// <summary>Whoever goes back after the last page must not believe to have changed anything.</summary>
    private LocalRedirectResult JoinedAlready(Guid id)
    {
        TempData["Notice"] = text["You have joined already. Nothing has been changed."].Value;
        return LocalRedirect($"/join/done/{id}");
    }

    [HttpPost("/join/what/{id:guid}")]
    public async Task<IActionResult> SaveWhat(Guid id, string? code)
    {
        var before = await signUps.Find(new SignUpId(id));
        if (before is { IsCompleted: true }) return JoinedAlready(id);
        var typed = Request.Form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var known = await KnownCode(code);
        if (new WhatForm(typed, [.. (await offers.All()).Select(offer => offer.Product)], await offers.Known(), text).Read(ModelState, wording.DayName) is not { } lines)
            return View("What", await pages.What(new SignUpId(id), known, typed));
        var browser = before is null ? JoiningBrowser.Of(Request) : before.Draft.Browser;   // whoever comes by it later did not begin it
        await signUps.Save(new SignUpId(id), known?.Code, new SignUpDraft(lines, before?.Draft.Household, browser));
        return LocalRedirect($"/join/where/{id}");
    }

    [HttpGet("/join/where/{id:guid}")]
    public async Task<IActionResult> Where(Guid id)
    {
        if (await signUps.Find(new SignUpId(id)) is not { } signUp) return LocalRedirect("/join");
        return signUp.IsCompleted ? JoinedAlready(id) : await WherePage(signUp, Typed(signUp.Draft.Household), []);
    }

    [HttpPost("/join/where/{id:guid}")]
    [EnableRateLimiting("codes")]
    public async Task<IActionResult> SaveWhere(Guid id, WhereForm form)
    {
        if (await signUps.Find(new SignUpId(id)) is not { } signUp) return LocalRedirect("/join");
        if (signUp.IsCompleted) return JoinedAlready(id);
        var (household, choices) = await readHousehold.Run(form, signUp.Draft.Household, await businesses.Get(), ModelState);
        if (household is null) return await WherePage(signUp, form, choices);
        await signUps.Save(signUp.Id, signUp.JoinCode, signUp.Draft with { Household = household });
        if (await textedCodes.Ask(household.Phone, TextedCodes.Join, Origin) == CodeAsked.TooMany)
        {
            ModelState.AddModelError(nameof(form.Phone), text["Mobile phone: that was a lot of codes. Please try again in an hour."]);
            return await WherePage(signUp, form, []);
        }

        return LocalRedirect($"/join/code/{id}");
    }

    [HttpGet("/join/code/{id:guid}")]
    public async Task<IActionResult> Code(Guid id)
    {
        if (await signUps.Find(new SignUpId(id)) is not { Draft.Household: { } household } signUp) return LocalRedirect("/join");
        return signUp.IsCompleted
            ? LocalRedirect($"/join/done/{id}")
            : await CodePage(new SignUpId(id), household);
    }

    [HttpPost("/join/code/{id:guid}/again")]
    [EnableRateLimiting("codes")]
    public async Task<IActionResult> AskAgain(Guid id)
    {
        if (await signUps.Find(new SignUpId(id)) is not { Draft.Household: { } household } signUp) return LocalRedirect("/join");
        if (signUp.IsCompleted) return LocalRedirect($"/join/done/{id}");
        TempData["Notice"] = await textedCodes.Ask(household.Phone, TextedCodes.Join, Origin) switch
        {
            CodeAsked.Sent => twilio.Value.IsConfigured ? text["A new code is on its way."].Value : text["There is a new code; the one before is no longer good."].Value,
            CodeAsked.TooMany => text["That was a lot of codes. Please try again in an hour."].Value,
            var asked => throw new InvalidOperationException($"Nobody has words for {asked}."),
        };
        return LocalRedirect($"/join/code/{id}");
    }

    [HttpPost("/join/code/{id:guid}")]
    [EnableRateLimiting("codes")]
    public async Task<IActionResult> Confirm(Guid id, string? code)
    {
        if (await signUps.Find(new SignUpId(id)) is not { Draft.Household: { } household } signUp) return LocalRedirect("/join");
        if (signUp.IsCompleted) return LocalRedirect($"/join/done/{id}");   // pressed twice: the first press has done it
        if (!await complete.IsReady()) return await NotReady(new SignUpId(id), household);
        switch (await textedCodes.Check(household.Phone, TextedCodes.Join, code ?? ""))
        {
            case CodeChecked.Right:
                return await Finish(signUp, household);
            case CodeChecked.Wrong:
                ModelState.AddModelError("code", text["The code: these are not the six digits we are waiting for."]);
                break;
            case CodeChecked.NoLongerValid:
                if ((await signUps.Find(new SignUpId(id)))!.IsCompleted) return LocalRedirect($"/join/done/{id}");
                ModelState.AddModelError("code", text["The code: it is no longer good. Let us send a new one."]);
                break;
        }

        return await CodePage(new SignUpId(id), household);
    }

    [HttpGet("/join/done/{id:guid}")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Done(Guid id)
    {
        if (await signUps.Find(new SignUpId(id)) is not { IsCompleted: true } signUp) return LocalRedirect("/join");
        var isSignedIn = User.IsInRole(Roles.Neighbor);
        return signUp.CustomerId is { } made ? View("Done", await donePages.Done(made, isSignedIn)) : View("AlreadyCustomer", new AlreadyCustomerPage(isSignedIn));
    }

    private async Task<IActionResult> Finish(SignUpRow signUp, DraftHousehold household)
    {
        var (outcome, customerId) = await complete.Run(signUp.Id, household.Phone);
        switch (outcome)
        {
            case SignUpOutcome.NotReady:
                return await NotReady(signUp.Id, household);
            case SignUpOutcome.OtherPhone:
                return LocalRedirect($"/join/code/{signUp.Id}");   // which asks for the new number's code
            case SignUpOutcome.NothingSold:
                TempData["Notice"] = text["What you chose is not sold any more. Please choose again."].Value;
                return LocalRedirect($"/join?sign-up={signUp.Id}");
            case SignUpOutcome.Joined or SignUpOutcome.AlreadyCustomer:
                break;
        }

        var isOurs = signUp.Draft.Browser is { } browser && browser == JoiningBrowser.Of(Request);
        if (isOurs) await HttpContext.SignIn(Roles.Neighbor, customerId.Value, household.Name, household.Phone);
        return LocalRedirect($"/join/done/{signUp.Id}");   // which says whether anything came of it
    }

    private async Task<ViewResult> NotReady(SignUpId id, DraftHousehold household)
    {
        ModelState.AddModelError("", text["There is nothing to order yet. Please come back in a few days."]);
        return await CodePage(id, household);
    }

    private async Task<ViewResult> CodePage(SignUpId id, DraftHousehold household) =>
        View("Code", new CodePage(id.Value, PhoneNumber.Show(household.Phone, (await businesses.Get()).Country)));

    private string Origin => HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";

    private async Task<JoinCode?> KnownCode(string? code) => string.IsNullOrEmpty(code) ? null : await codes.Find(code);

    private async Task<ViewResult> WherePage(SignUpRow signUp, WhereForm form, IReadOnlyList<AddressBook.AddressSuggestion> choices) =>
        View("Where", await pages.Where(signUp, form, choices));

    private static Dictionary<string, string> Typed(SignUpDraft? draft)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in draft?.Lines ?? [])
        {
            typed[WhatForm.EveryField(new ProductId(line.ProductId))] = line.EveryWeeks.ToString(CultureInfo.InvariantCulture);
            for (var day = 1; day <= 7; day++) typed[WhatForm.DayField(new ProductId(line.ProductId), day)] = line.Quantities[day - 1].ToString(CultureInfo.InvariantCulture);
        }

        return typed;
    }

    private static WhereForm Typed(DraftHousehold? household) => household is null ? new WhereForm() : new WhereForm
    {
        Name = household.Name,
        Phone = household.Phone,
        Address = household.Door.Short,
        AddressId = household.AddressId,
        Latitude = household.AddressId is null ? household.Latitude.ToString(CultureInfo.InvariantCulture) : null,   // a pin stays set
        Longitude = household.AddressId is null ? household.Longitude.ToString(CultureInfo.InvariantCulture) : null,
        Flat = household.Flat,
        AccessNote = household.AccessNote,
    };
}
