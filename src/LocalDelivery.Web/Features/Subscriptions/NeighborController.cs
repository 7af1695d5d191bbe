using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>What the controllers of a neighbor's pages share: who is asking, and the page to go back to.</summary>
[Authorize(Roles = Roles.Neighbor)]
[ResponseCache(NoStore = true)]
public abstract class NeighborController(CustomerStore customers, MyDeliveries mine) : Controller
{
    protected CustomerId CustomerId => new(User.Id());

    protected Business Business => (Business)HttpContext.Items[typeof(Business)]!;

    /// <summary>The first date on which something may still come.</summary>
    protected Task<DateOnly> FirstToCome(MyCalendar calendar) => mine.FirstToCome(calendar);

    protected Task<MyCalendar> Calendar() => mine.Calendar(Business, CustomerId);

    protected async Task<Customer> Customer() => await customers.Find(CustomerId) ?? throw new InvalidOperationException($"No customer {CustomerId} for this cookie.");

    protected async Task<ViewResult> MePage()
    {
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Me", await mine.Page(Business, await Customer()));
    }

    protected async Task<ViewResult> PausePage(PauseForm? typed = null)
    {
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Pause", await mine.PausePage(Business, await Customer(), typed));
    }

    /// <summary>Said on the page after the next, which is the neighbor's own.</summary>
    protected RedirectResult Done(string notice)
    {
        TempData["Notice"] = notice;
        return Redirect("/me");
    }
}
