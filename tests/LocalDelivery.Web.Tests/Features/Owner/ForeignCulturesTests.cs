using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Features.Owner;

/// <summary>Cultures that write times with a point or count their years from somewhere else.</summary>
public sealed partial class ForeignCulturesTests : IAsyncLifetime
{
    private static readonly DateOnly FarClosedDay = new(2199, 12, 24);
    private readonly OwnerFixture app = new();

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ADriver(starts: "04:30", ends: "08:30");
        await app.Given.ADriver("Ben Okafor", starts: "13:00", ends: "17:45");
        var milk = await app.Given.AProduct("Whole milk", 120);
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Tue", 2));
        await app.Get<SaveCustomer>().Run(maya with { Earliest = new TimeOnly(6, 0), Latest = new TimeOnly(7, 15) });
        await app.Database.Write(tx => app.Get<ClosedDayStore>().Insert(tx, FarClosedDay, "Christmas"));
        await app.Get<NightStore>().Notice(new NightProblem(OwnerFixture.Tuesday, "night", Iso.Date(OwnerFixture.Tuesday), "missed", "1"));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task SpeakAs(string culture)
    {
        var business = await app.Get<BusinessStore>().Get();
        await app.Database.Write(tx => app.Get<BusinessStore>().Save(tx, business with { CultureName = culture }));
    }

    [Theory]
    [InlineData("da-DK")]
    [InlineData("fi-FI")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public async Task Every_form_saved_as_it_is_shown_changes_nothing(string culture)
    {
        await SpeakAs(culture);
        var before = await Everything();
        foreach (var page in await FormPages())
            await app.Owner.Taken(page, page, Forms.AsShown(await app.Owner.Page(page), page));

        Assert.Equal(before, await Everything());
    }

    [Theory]
    [InlineData("da-DK")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    public async Task Every_page_of_the_owners_leads_on_to_pages_there_are(string culture)
    {
        await SpeakAs(culture);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(["/owner"]);
        while (next.TryDequeue(out var page))
        {
            if (!seen.Add(page) || seen.Count > 60) continue;
            var html = await app.Owner.Page(page);
            foreach (var link in Link().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups["to"].Value))) next.Enqueue(link);
            Assert.All(DatedAction().Matches(html), action => Assert.Matches("^(2026|2199)-", action.Groups["date"].Value));
        }

        Assert.Contains("/owner/plan/2026-11-24", seen);
        using var again = await app.Owner.Submit("/owner", "/nights/2026-11-24/again");
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        using var done = await app.Owner.Submit("/owner", "/nights/2026-11-24/done");
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        await app.Owner.Taken("/owner/business", "/closed/2199-12-24/open");
        Assert.Empty(await app.Get<ClosedDayStore>().All());
    }

    [Fact]
    public async Task Every_culture_an_owner_may_choose_can_say_every_date_that_may_be_typed()
    {
        var business = await app.Get<BusinessStore>().Get();
        foreach (var name in CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => culture.Name))
        {
            CultureInfo.CurrentCulture = (business with { CultureName = name }).Culture;
            Assert.Contains("2199", app.Get<Wording>().FullDate(FarClosedDay).Normalize(System.Text.NormalizationForm.FormKC), StringComparison.Ordinal);
        }
    }

    private async Task<IReadOnlyList<string>> FormPages() =>
    [
        "/owner/business",
        .. (await app.Get<FleetStore>().Drivers()).Select(driver => $"/owner/drivers/{driver.Id}"),
        .. (await app.Get<FleetStore>().Vehicles()).Select(vehicle => $"/owner/drivers/vehicles/{vehicle.Id}"),
        .. (await app.Get<FleetStore>().Depots()).Select(depot => $"/owner/drivers/depots/{depot.Id}"),
        .. (await app.Get<CustomerStore>().All()).Select(customer => $"/owner/customers/{customer.Id}"),
        .. (await app.Get<ProductStore>().All()).Select(product => $"/owner/products/{product.Product.Id}"),
    ];

    private async Task<string> Everything()
    {
        var fleet = app.Get<FleetStore>();
        return JsonSerializer.Serialize(new object[]
        {
            $"{await app.Get<BusinessStore>().Get()}", await fleet.Drivers(), await fleet.Shifts(), await fleet.Vehicles(), await fleet.Depots(), await app.Get<CustomerStore>().All(),
            await app.Get<ProductStore>().All(),
        });
    }

    [GeneratedRegex("<a [^>]*href=\"(?<to>/owner[^\"#]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("(action|href)=\"[^\"]*/(?<date>\\d{4}-\\d\\d-\\d\\d)[/\"]")]
    private static partial Regex DatedAction();
}
