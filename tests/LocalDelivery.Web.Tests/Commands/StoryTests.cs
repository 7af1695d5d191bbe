using System.Globalization;
using System.Text.RegularExpressions;
using LocalDelivery.Web.Commands;
using LocalDelivery.Web.Features.Customers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Tests.Commands;

/// <summary>Stands for any other language: whatever comes from the table of texts is marked.</summary>
public sealed class MarkedTexts : IStringLocalizer<Text>
{
    public LocalizedString this[string name] => new(name, $"«{name}»");

    public LocalizedString this[string name, params object[] arguments] => new(name, $"«{string.Format(CultureInfo.CurrentCulture, name, arguments)}»");

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}

public sealed class MarkedApp : AppFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IStringLocalizer<Text>, MarkedTexts>());
    }
}

public sealed class StoryTests(MarkedApp app) : IClassFixture<MarkedApp>
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    [Fact]
    public async Task A_demo_and_its_night_are_told_in_the_words_of_the_table()
    {
        (await app.Given.ABusiness()).Speak();
        var milk = await app.Given.AProduct("Whole milk", 120);
        foreach (var name in new[] { "Maya Olsen", "Tom Reed", "Ida Baker" }) await app.Given.ACustomer(name, (milk, "Wed", 2));
        foreach (var name in new[] { "Ana Silva", "Ben Carter" }) await app.Given.ADriver(name, capacity: 2);

        var first = await Tell();
        var again = await Tell();

        Assert.Equal(2, Regex.Count(first, "«1 stop»"));
        Assert.Contains("«together»", first, StringComparison.Ordinal);
        Assert.Contains("«1 to look at:»", first, StringComparison.Ordinal);
        Assert.Contains("«Let another van drive", first, StringComparison.Ordinal);
        Assert.Contains("«Nothing new: «3 orders», «2 routes»", again, StringComparison.Ordinal);
        var doors = (await app.Get<CustomerStore>().All()).Select(customer => $"{customer.Name}, {customer.Door.Short}").ToList();
        Assert.All((first + again).Split('\n'), line => Assert.DoesNotMatch(@"\p{L}{3,}", Unmarked(line, ["Elm Dairy", "Ana Silva", "Ben Carter", "https://elm.example/me/1", .. doors])));
    }

    private async Task<string> Tell()
    {
        using var line = ProgressLine.Of(app.Services);
        var night = await app.Get<MeasuredNight>().Run(Wednesday, line, CancellationToken.None);
        var ways = new SignIns("https://elm.example/owner", "+12025550101", "https://elm.example/me/1", "https://elm.example/join/MAPLE7", "https://elm.example/outbox");
        using var told = new StringWriter();
        await app.Get<DemoStory>().Tell(new DemoSummary("Elm Dairy", new TownFigures(3, 3, 2, 1), night, ways), serves: true, told);
        return told.ToString();
    }

    /// <summary>What is left of a line without what the table said and without names.</summary>
    private static string Unmarked(string line, IReadOnlyList<string> names)
    {
        foreach (var name in names) line = line.Replace(name, "", StringComparison.Ordinal);
        while (Regex.IsMatch(line, "«[^«»]*»")) line = Regex.Replace(line, "«[^«»]*»", "");
        return line;
    }
}
