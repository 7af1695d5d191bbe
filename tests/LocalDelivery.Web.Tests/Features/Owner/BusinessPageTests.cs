using Hangfire;
using Hangfire.Storage;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Features.Owner;

public sealed class BusinessPageTests : IAsyncLifetime
{
    private readonly OwnerFixture app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static (string Name, string Value)[] With(string field, string typed)
    {
        (string Name, string Value)[] right =
        [
            ("Form.Name", "Oak Dairy"), ("Form.Tagline", "Early."), ("Form.Accent", "#8a2f1f"), ("Form.TimeZone", "Europe/Berlin"), ("Form.Culture", "de-DE"), ("Form.Currency", "eur"),
            ("Form.Country", "de"), ("Form.CutoffTime", "18:00"), ("Form.CutoffDaysBefore", "1"), ("Form.NightRunTime", "18:20"), ("Form.WindowMargin", "15"),
            ("Form.QuietFrom", "22:00"), ("Form.QuietUntil", "06:30"), ("Form.OwnerPhone", "0171 2345678"), ("Form.ServiceSeconds", "90"), ("Form.Familiarity", "8"), ("Form.Band", "20"),
        ];
        return [.. right.Where(each => each.Name != field), (field, typed)];
    }

    [Fact]
    public async Task Everything_is_saved_and_the_night_moves_to_its_new_hour()
    {
        await app.Owner.Taken("/owner/business", "/business", With("Form.Name", "Oak Dairy"));

        Assert.Equal(
            new Business(
                "Oak Dairy", "Early.", "Europe/Berlin", "EUR", "de-DE", "DE", "#8a2f1f", "+491712345678", new TimeOnly(18, 0), 1, new TimeOnly(18, 20), 15, new TimeOnly(22, 0),
                new TimeOnly(6, 30), 90, 8, 20),
            await app.Get<BusinessStore>().Get());
        using var storage = app.Get<JobStorage>().GetConnection();
        var nightly = storage.GetRecurringJobs().Single(job => job.Id == "nightly");
        Assert.Equal(("20 18 * * *", "Europe/Berlin"), (nightly.Cron, nightly.TimeZoneId));
    }

    [Fact]
    public async Task That_a_nights_texts_would_wait_for_the_morning_is_said()
    {
        const string Said = "The night runs in the quiet hours: its texts go out from 06:30 on, and whoever is visited before gets none.";
        Assert.DoesNotContain(Said, (await app.Owner.Taken("/owner/business", "/business", With("Form.NightRunTime", "21:59"))).Text(), StringComparison.Ordinal);
        Assert.Contains(Said, (await app.Owner.Taken("/owner/business", "/business", With("Form.NightRunTime", "22:00"))).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Name", "", "The name is missing.")]
    [InlineData("Form.Accent", "#ffe066", "This color is too light to be read on the page.")]
    [InlineData("Form.Accent", "red", "The color must be like #1c6b4c.")]
    [InlineData("Form.TimeZone", "Middle/Earth", "The time zone must be one of the list.")]
    [InlineData("Form.Culture", "de", "The language must be one with its country")]
    [InlineData("Form.Culture", "xx-XX-nonsense", "The language must be one with its country")]
    [InlineData("Form.Currency", "EURO", "The currency must be three letters")]
    [InlineData("Form.Country", "Germany", "The country must be two letters")]
    [InlineData("Form.CutoffTime", "evening", "The cutoff must be a time of day")]
    [InlineData("Form.CutoffDaysBefore", "0", "Days before must be a whole number from 1 to 30.")]
    [InlineData("Form.NightRunTime", "17:00", "The night's run must not be before the cutoff")]
    [InlineData("Form.WindowMargin", "-5", "The margin must be a whole number from 0 to 240.")]
    [InlineData("Form.QuietFrom", "", "The start of the quiet hours must be a time of day")]
    [InlineData("Form.QuietUntil", "25:00", "The end of the quiet hours must be a time of day")]
    [InlineData("Form.OwnerPhone", "call me", "Your phone number is not a phone number that can be reached.")]
    [InlineData("Form.Familiarity", "11", "The dial must be a whole number from 0 to 10.")]
    [InlineData("Form.Band", "4", "The band must be a whole number from 5 to 240.")]
    [InlineData("Form.ServiceSeconds", "1.5", "The time at a door must be a whole number from 0 to 3600.")]
    public async Task A_wrong_field_is_named_and_nothing_is_stored(string field, string typed, string message)
    {
        var before = await app.Get<BusinessStore>().Get();

        var html = await app.Owner.Refused("/owner/business", "/business", With(field, typed));

        Assert.Contains(message, html.Text(), StringComparison.Ordinal);
        Assert.Contains("value=\"Early.\"", html, StringComparison.Ordinal);
        Assert.Equal(before, await app.Get<BusinessStore>().Get());
    }

    [Fact]
    public async Task The_currency_stays_once_there_are_prices()
    {
        await app.Given.AProduct("Whole milk", 120);

        Assert.Contains("there are prices in USD", (await app.Owner.Refused("/owner/business", "/business", With("Form.Currency", "JPY"))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_closed_and_opened_again()
    {
        var page = (await app.Owner.Taken("/owner/business", "/closed", ("ClosedForm.On", "2026-12-25"), ("ClosedForm.Reason", "Christmas"))).Text();
        Assert.Contains("Friday, December 25 Christmas", page, StringComparison.Ordinal);
        Assert.Equal([new DateOnly(2026, 12, 25)], await app.Get<ClosedDayStore>().All());

        await app.Owner.Taken("/owner/business", "/closed/2026-12-25/open");
        Assert.Empty(await app.Get<ClosedDayStore>().All());
    }

    [Fact]
    public async Task A_day_opened_after_its_night_has_run_gets_its_deliveries_after_all()
    {
        await app.Given.ADriver();
        await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Tue", 2));
        await app.Owner.Taken("/owner/business", "/closed", ("ClosedForm.On", "2026-11-24"), ("ClosedForm.Reason", "A wedding"));
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 0, 11, 0, TimeSpan.Zero));
        await app.Get<NightlyRun>().Run(OwnerFixture.Tuesday);
        Assert.Empty(await app.Get<OrderStore>().On(OwnerFixture.Tuesday));

        var page = (await app.Owner.Taken("/owner/business", "/closed/2026-11-24/open")).Text();

        Assert.Contains("Tuesday, November 24 is a day like any other again. Its night had run already and now runs once more", page, StringComparison.Ordinal);
        var job = app.Get<JobStorage>().GetMonitoringApi().EnqueuedJobs("default", 0, 100).Select(job => job.Value.Job).Single(job => job.Type == typeof(NightlyRun));
        await (Task)job.Method.Invoke(app.Get<NightlyRun>(), [.. job.Args])!;
        Assert.Single(await app.Get<OrderStore>().On(OwnerFixture.Tuesday));
        Assert.Equal(1, await app.Database.Find<int>("select count(*) from message where kind = 'window'"));
    }

    [Fact]
    public async Task A_day_opened_after_its_night_gets_its_deliveries_although_the_job_is_lost()
    {
        await app.Given.ADriver();
        await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Tue", 2));
        await app.Owner.Taken("/owner/business", "/closed", ("ClosedForm.On", "2026-11-24"), ("ClosedForm.Reason", "A wedding"));
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 0, 11, 0, TimeSpan.Zero));
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        Assert.Empty(await app.Get<OrderStore>().On(OwnerFixture.Tuesday));

        app.Time.Advance(TimeSpan.FromMinutes(5));
        await app.Owner.Taken("/owner/business", "/closed/2026-11-24/open");   // and then the power failed, with the job in memory
        await app.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.Single(await app.Get<OrderStore>().On(OwnerFixture.Tuesday));
        Assert.NotNull(Assert.Single(await app.Get<NightStore>().Since(OwnerFixture.Tuesday)).FinishedAt);
    }

    [Fact]
    public async Task On_the_day_itself_it_is_too_late_to_open_it()
    {
        await app.Owner.Taken("/owner/business", "/closed", ("ClosedForm.On", "2026-11-24"), ("ClosedForm.Reason", "A wedding"));
        await app.Get<NightStore>().Begin(OwnerFixture.Tuesday);
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));

        var page = (await app.Owner.Taken("/owner/business", "/closed/2026-11-24/open")).Text();

        Assert.Contains("Tuesday, November 24 stays closed: its night has run without orders", page, StringComparison.Ordinal);
        Assert.Equal([OwnerFixture.Tuesday], await app.Get<ClosedDayStore>().All());
    }

    [Theory]
    [InlineData("Christmas", "The closed day must be a date")]
    [InlineData("2026-11-22", "The closed day is over already.")]
    [InlineData("2026-11-24", "The orders of Tuesday, November 24 are frozen already.")]
    public async Task A_day_that_can_not_be_closed_is_refused(string on, string message)
    {
        await app.Get<NightStore>().Begin(OwnerFixture.Tuesday);

        var html = await app.Owner.Refused("/owner/business", "/closed", ("ClosedForm.On", on), ("ClosedForm.Reason", "A wedding"));

        Assert.Contains(message, html.Text(), StringComparison.Ordinal);
        Assert.Contains("value=\"A wedding\"", html, StringComparison.Ordinal);
        Assert.Empty(await app.Get<ClosedDayStore>().All());
    }
}
