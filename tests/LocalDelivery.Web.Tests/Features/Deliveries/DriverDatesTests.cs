using System.Net;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
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
        var preview = await app.Phone.Page("/driver/2026-11-25");
        Assert.DoesNotContain("Loaded: to the first stop", preview, StringComparison.Ordinal);   // nothing can be pressed there yet
        Assert.DoesNotContain(" now ", preview.Text(), StringComparison.Ordinal);
        var stop = await app.StopOf("Bo Lind");
        var tomorrow = await app.Phone.Page($"/driver/2026-11-25?stop={stop.Planned.Id}");
        Assert.DoesNotContain("/delivered", tomorrow, StringComparison.Ordinal);
        Assert.Equal(RecordOutcome.BeforeItsDay, await app.Get<RecordDelivery>().Run(app.Ana.Id, stop.Planned.Id, only: null, notDelivered: null));
        Assert.Empty(await app.Outcomes());
    }

    [Theory]
    [InlineData("12:30")]
    [InlineData("2026-11-28%2010:00")]
    [InlineData("0001-01-01")]
    [InlineData("2026-11-31")]
    public async Task What_is_no_date_has_no_day_and_no_sheet(string date)
    {
        foreach (var address in new[] { $"/driver/{date}", $"/driver/{date}/sheet" })
        {
            using var answer = await app.Phone.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_day_without_a_route_says_when_the_next_one_is()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 26, 15, 0, 0, TimeSpan.Zero));
        var page = (await app.Phone.Page("/driver")).Text();
        Assert.Contains("Nothing to drive today.", page, StringComparison.Ordinal);
        Assert.Contains("You drive again on Friday, November 27 from 4:30 am.", page, StringComparison.Ordinal);
    }

    private const string FreeTomorrow = "No route for you tomorrow; your next shift is Thursday, November 26.";

    [Fact]
    public async Task Who_is_without_a_route_when_all_are_out_is_told_so_and_waits_for_none()
    {
        var ben = await app.Given.ADriver("Ben Carter");
        var his = app.SignedInAs(Roles.Driver, ben.Id.Value, ben.Name);

        var today = (await his.Page("/driver")).Text();
        var tomorrow = (await his.Page("/driver/2026-11-25")).Text();

        Assert.Contains("Nothing to drive today.", today, StringComparison.Ordinal);
        Assert.All([today, tomorrow], page => Assert.Contains(FreeTomorrow, page, StringComparison.Ordinal));
        Assert.All([today, tomorrow], page => Assert.DoesNotContain("You drive again", page, StringComparison.Ordinal));
        Assert.DoesNotContain(FreeTomorrow, (await app.Phone.Page("/driver")).Text(), StringComparison.Ordinal);   // Ana has one
    }

    [Fact]
    public async Task After_the_last_stop_too_one_is_told_that_there_is_no_route_tomorrow()
    {
        app.ItIsWednesdayAtFour();
        foreach (var stop in (await app.Sheet()).Stops) await app.Get<RecordDelivery>().Run(app.Ana.Id, stop.Planned.Id, only: null, notDelivered: null);
        var bo = (await app.Get<CustomerStore>().All()).Single(customer => customer.Name == "Bo Lind");
        await app.Get<SkipDelivery>().Run(bo.Id, new DateOnly(2026, 11, 26));   // the only one on Thursday
        await app.Get<NightlyRun>().Run(new DateOnly(2026, 11, 26));

        var page = (await app.Phone.Page("/driver")).Text();

        Assert.Contains("All done: 3 stops.", page, StringComparison.Ordinal);
        Assert.Contains("No route for you tomorrow; your next shift is Friday, November 27.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_a_day_without_deliveries_the_route_after_it_is_shown_once_it_is_out()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 28, 15, 0, 0, TimeSpan.Zero));   // Saturday; nobody gets anything on Sunday
        await app.Get<NightlyRun>().Run(new DateOnly(2026, 11, 30));

        var page = await app.Phone.Page("/driver");

        Assert.Contains("Your next route is ready. See Monday, November 30", page.Text(), StringComparison.Ordinal);
        Assert.Contains("href=\"/driver/2026-11-30\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("The route is here the evening before", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_night_that_went_wrong_nobody_is_sent_home()
    {
        await app.Database.Write(tx => tx.Execute("update route_plan set released_at = null"));

        var page = (await app.Phone.Page("/driver")).Text();

        Assert.DoesNotContain("No route for you tomorrow", page, StringComparison.Ordinal);
        Assert.Contains("You drive again on Wednesday, November 25", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_todays_routes_are_not_all_out_nobody_on_shift_is_sent_home()
    {
        const string Wait = "Your route for today is not ready yet.";
        app.ItIsWednesdayAtFour();
        var ben = await app.Given.ADriver("Ben Carter");
        var his = app.SignedInAs(Roles.Driver, ben.Id.Value, ben.Name);
        async Task<string> Page() => (await his.Page("/driver")).Text();
        Assert.Contains("Nothing to drive today.", await Page(), StringComparison.Ordinal);   // all out, and none is his

        await app.Database.Write(tx => tx.Execute("update night set finished_at = null"));   // a night being made up for
        Assert.Contains(Wait, await Page(), StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing to drive", await Page(), StringComparison.Ordinal);

        await app.Get<NightStore>().Finish(ADrivenDay.Wednesday, app.Time.GetUtcNow());
        await app.Database.Write(tx => tx.Execute("update route_plan set released_at = null"));   // the last check failed
        Assert.All([await Page(), (await app.Phone.Page("/driver")).Text()], page => Assert.Contains(Wait, page, StringComparison.Ordinal));

        app.ClockAt(new DateTimeOffset(2026, 11, 25, 23, 0, 0, TimeSpan.Zero));   // his shift is over
        Assert.Contains("Nothing to drive today.", await Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_depot_whose_plan_failed_sends_nobody_home_although_anothers_is_out()
    {
        app.ItIsWednesdayAtFour();
        await app.Given.ADepot("Oak Farm");
        var ben = await app.Given.ADriver("Ben Carter");
        await app.Given.ACustomer("Oda Holt", (await app.Given.AProduct("Cider", 300), "Wed", 1));
        await app.Get<Web.Features.Orders.FreezeOrders>().Run(ADrivenDay.Wednesday, progress: null, CancellationToken.None);   // and no routes could be made there

        Assert.Contains("Your route for today is not ready yet.", (await app.SignedInAs(Roles.Driver, ben.Id.Value, ben.Name).Page("/driver")).Text(), StringComparison.Ordinal);
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
