using Hangfire;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Owner;

/// <summary>The business itself: its name, color and clock, and the days on which nobody drives.</summary>
[Authorize(Roles = Roles.Owner)]
[Route("/owner/business")]
public sealed class BusinessController(
    BusinessStore businesses, OwnerStore owners, ReadBusinessForm readForm, ClosedDayStore closedDays, NightStore nights, Database database, RunNightAgain runNightAgain, BusinessClock clock,
    Wording wording, IStringLocalizer<Text> text, IRecurringJobManager schedule, IBackgroundJobClient jobs) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show() => await Page(await businesses.Find() is { } business ? FormOf(business) : BusinessForm.OfANewOne(TimeZoneInfo.Local));

    [HttpPost]
    public async Task<IActionResult> Save(BusinessForm form)
    {
        var present = await businesses.Find();
        if (await readForm.Run(new Typed(ModelState, text), form, present) is not { } business) return await Page(form);
        await database.Write(tx => businesses.Save(tx, business));
        Schedule.Plan(schedule, jobs, business);   // the night's hour may have moved
        if (present is null) return RedirectToAction(nameof(OwnerController.Today), "Owner");   // which says how to begin
        TempData["Notice"] = text["Saved. The night runs at {0}.", wording.Time(business.NightRunTime)].Value;
        return RedirectToAction(nameof(Show));
    }

    [HttpPost("closed")]
    public async Task<IActionResult> Close(ClosedForm closedForm)
    {
        var typed = new Typed(ModelState, text);
        var date = typed.Date("ClosedForm.On", closedForm.On, text["The closed day"]);
        var reason = typed.WordsOrNone("ClosedForm.Reason", closedForm.Reason, text["The reason"], 80);
        if (typed.IsRight && date < clock.Today(await businesses.Get())) typed.Wrong("ClosedForm.On", text["The closed day is over already."]);
        if (!typed.IsRight || !await database.Write(async tx =>
            {
                await nights.Hold(tx);
                if (await nights.HasBegun(tx, date)) return false;
                await closedDays.Insert(tx, date, reason);
                return true;
            }))
        {
            if (typed.IsRight) typed.Wrong("ClosedForm.On", text["The orders of {0} are frozen already.", wording.LongDate(date)]);
            return await Page(FormOf(await businesses.Get()), closedForm);
        }

        TempData["Notice"] = text["Nobody drives on {0}.", wording.LongDate(date)].Value;
        return RedirectToAction(nameof(Show));
    }

    [HttpPost("closed/{on}/open")]
    public async Task<IActionResult> Open(string on)
    {
        if (!Iso.TryDate(on, out var date)) return NotFound();
        var business = await businesses.Get();
        var canBeMadeUpFor = date > clock.Today(business);
        if (!await database.Write(async tx =>
            {
                if (!canBeMadeUpFor && await nights.HasBegun(tx, date)) return false;
                await closedDays.Delete(tx, date);
                await nights.AskAgain(tx, date);
                return true;
            }))
        {
            TempData["Notice"] = text["{0} stays closed: its night has run without orders, and the vans cannot be loaded any more.", wording.LongDate(date)].Value;
            return RedirectToAction(nameof(Show));
        }

        // Asked after the day is open: a night that begins from here on sees it.
        TempData["Notice"] = await database.Write(tx => nights.HasBegun(tx, date)) && await runNightAgain.Run(business, date) is RunNightAgainOutcome.Running
            ? text["{0} is a day like any other again. Its night had run already and now runs once more, so that everybody gets what was ordered.", wording.LongDate(date)].Value
            : text["{0} is a day like any other again.", wording.LongDate(date)].Value;
        return RedirectToAction(nameof(Show));
    }

    private static BusinessForm FormOf(Business business) => new()
    {
        Name = business.Name,
        Tagline = business.Tagline,
        Accent = business.Accent,
        TimeZone = business.TimeZone,
        Culture = business.CultureName,
        Currency = business.CurrencyCode,
        Country = business.Country,
        CutoffTime = Iso.Time(business.CutoffTime),
        CutoffDaysBefore = $"{business.CutoffDaysBefore}",
        NightRunTime = Iso.Time(business.NightRunTime),
        WindowMargin = $"{business.WindowMarginMinutes}",
        QuietFrom = Iso.Time(business.QuietFrom),
        QuietUntil = Iso.Time(business.QuietUntil),
        OwnerPhone = business.OwnerPhone,
        ServiceSeconds = $"{business.ServiceSeconds}",
        Familiarity = $"{business.Familiarity}",
        Band = $"{business.BandMinutes}",
    };

    private async Task<IActionResult> Page(BusinessForm form, ClosedForm? closedForm = null)
    {
        var present = await businesses.Find();
        var closed = present is null ? [] : await owners.ClosedDays(clock.Today(present));
        var zones = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Append(form.TimeZone ?? "UTC").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return View("Business", new BusinessPage(
            IsNew: present is null, present is not null && present.QuietHours.Cover(present.NightRunFor(clock.Today(present))) ? wording.Time(present.QuietUntil) : null, form, [.. zones], closedForm ?? new ClosedForm(null, null), [.. closed.Select(day => new ClosedRow(day.ClosedOn, wording.LongDate(day.ClosedOn), day.Reason))]));
    }
}
