using LocalDelivery.Web.Features.Customers;

namespace LocalDelivery.Browser.Tests;

/// <summary>A world for pages that should look lived in.</summary>
public static class Town
{
    /// <summary>
    /// Elm Dairy with Ana at the wheel, and Maya: milk three times a week, bread on Fridays, eggs on Wednesdays. It is Tuesday, 5 pm: two hours
    /// before tomorrow's cutoff.
    /// </summary>
    public static async Task<Customer> AFamily(this BrowserApp app)
    {
        var given = app.Given;
        await given.ABusiness();
        await given.ADriver();
        given.AccessNote = "On the step, side door. The dog is friendly.";
        var maya = await given.ACustomer(
            "Maya Olsen",
            (await given.AProduct("Whole milk", 120), "Mon Wed Fri", 2),
            (await given.AProduct("Sourdough", 450), "Fri", 1),
            (await given.AProduct("Eggs", 45), "Wed", 6));
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 22, 0, 0, TimeSpan.Zero));
        return maya;
    }
}
