using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Features.Deliveries;

public sealed class DriverDatesTests : IAsyncLifetime
{
    private readonly ADrivenDay app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task In_the_evening_tomorrows_route_is_shown_but_nothing_of_it_recorded()
    {
        var today = await app.Phone.Page("/driver");
        Assert.Contains("Nothing to drive today.", today.Text(), StringComparison.Ordinal);
        Assert.Contains("href=\"/driver/2026-11-25\"", today, StringComparison.Ordinal);
        var stop = await app.StopOf("Bo Lind");
        var tomorrow = await app.Phone.Page($"/driver/2026-11-25?stop={stop.Planned.Id}");
        Assert.DoesNotContain("/delivered", tomorrow, StringComparison.Ordinal);
        Assert.Equal(RecordOutcome.BeforeItsDay, await app.Get<RecordDelivery>().Run(app.Ana.Id, stop.Planned.Id, only: null, notDelivered: null));
        Assert.Empty(await app.Outcomes());
    }

    [Fact]
    public async Task A_day_without_a_route_says_when_the_next_one_is()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 26, 15, 0, 0, TimeSpan.Zero));
        var page = (await app.Phone.Page("/driver")).Text();
        Assert.Contains("Nothing to drive today.", page, StringComparison.Ordinal);
        Assert.Contains("You drive again on Friday, November 27 from 4:30 am.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-03-14T08:00:00Z", "2027-03-14", "Sunday, March 14")]   // 4 am, one hour after the clocks went forward
    [InlineData("2027-11-07T09:00:00Z", "2027-11-07", "Sunday, November 7")]   // 4 am, three hours after they went back
    [InlineData("2026-11-26T04:59:00Z", "2026-11-25", "Wednesday, November 25")]   // a minute before midnight in New York, tomorrow in UTC
    public async Task Today_is_the_businesss_day_also_when_the_clocks_change(string instant, string date, string said)
    {
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", null);
        app.ClockAt(DateTimeOffset.Parse(instant, null).AddDays(-1));
        var milk = await app.Given.AProduct("Cream", 100);
        await app.Given.ACustomer("Nils Falk", (milk, "Sun Wed", 1));
        await app.Get<NightlyRun>().Run(day);
        app.ClockAt(DateTimeOffset.Parse(instant, null));

        var page = (await app.Phone.Page("/driver")).Text();

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("You leave at 4:30 am", page, StringComparison.Ordinal);
    }
}
