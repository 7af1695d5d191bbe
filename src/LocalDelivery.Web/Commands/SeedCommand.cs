using System.CommandLine;
using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Commands.Town;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Commands;

/// <summary>Made-up neighbors at real doors, to try a real town with.</summary>
public static class SeedCommand
{
    private sealed record Wanted(string Addresses, int Customers, int Drivers, int RandomSeed, Business Business);

    public static Command Build()
    {
        var addresses = new Option<string>("--addresses") { Description = Terminal.Text["CSV file of the town's addresses ({0}); imported where the address book lacks them.", AddressFile.Header], HelpName = "FILE", Required = true };
        var customers = Number("--customers", Terminal.Text["How many neighbors."], 300, 1, FictionalPhones.MostHouseholds);
        var drivers = Number("--drivers", Terminal.Text["How many drivers, each with a van and a shift from Monday to Saturday."], 4, 1, FictionalPhones.MostDrivers);
        var randomSeed = Number("--random-seed", Terminal.Text["The same number makes the same town."], 1, 0, int.MaxValue);
        var name = Words("--name", Terminal.Text["What the business is called."], MadeUpBusiness.UsualName);
        var zone = Words("--time-zone", Terminal.Text["The business's time zone."], "Europe/Berlin");
        var culture = Words("--culture", Terminal.Text["How dates and numbers are written."], "en-GB");
        var currency = Words("--currency", Terminal.Text["What people pay with (ISO 4217)."], "EUR");
        var country = Words("--country", Terminal.Text["How phone numbers without a prefix are read (ISO 3166)."], "DE");
        var command = new Command(
            "seed",
            Terminal.Text[
                "Put made-up neighbors at real doors, with drivers, vans and twelve products. The same command again adds nothing. "
                + "Name, time zone, culture, currency and country count only where the database has no business yet."])
        {
            addresses, customers, drivers, randomSeed, name, zone, culture, currency, country,
        };
        command.SetAction((parsed, cancellation) => Verb.Start(parsed, settings => Run(
            settings,
            new Wanted(
                parsed.GetRequiredValue(addresses), parsed.GetValue(customers), parsed.GetValue(drivers), parsed.GetValue(randomSeed),
                NewBusiness(parsed.GetValue(name)!, parsed.GetValue(zone)!, parsed.GetValue(culture)!, parsed.GetValue(currency)!, parsed.GetValue(country)!)),
            cancellation)));
        return command;
    }

    /// <summary>A number with bounds, so that a wrong one is refused by its name.</summary>
    public static Option<int> Number(string name, string description, int usually, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usually };
        option.Validators.Add(result =>
        {
            if (!int.TryParse(result.Tokens.SingleOrDefault()?.Value, CultureInfo.InvariantCulture, out var number) && result.Tokens.Count > 0)
                result.AddError(Terminal.Text["{0}: \"{1}\" is no whole number.", name, result.Tokens[0].Value]);
            else if (result.Tokens.Count > 0 && (number < least || number > most))
                result.AddError(Terminal.Text["{0}: {1} is not between {2} and {3}.", name, number, least, most]);
        });
        return option;
    }

    private static Option<string> Words(string name, string description, string usually) => new(name) { Description = description, DefaultValueFactory = _ => usually };

    /// <exception cref="CommandFailure">A zone, culture, currency or country that does not exist.</exception>
    private static Business NewBusiness(string name, string zone, string culture, string currency, string country)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new CommandFailure(Terminal.Text["--name: say what the business is called."]);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new CommandFailure(Terminal.Text["--time-zone: there is no time zone \"{0}\"; one is written like Europe/Berlin.", zone]);
        if (!Array.Exists(CultureInfo.GetCultures(CultureTypes.SpecificCultures), known => known.Name == culture))
            throw new CommandFailure(Terminal.Text["--culture: there is no culture \"{0}\"; one is written like en-GB.", culture]);
        if (!PhoneNumber.IsCountry(country))
            throw new CommandFailure(Terminal.Text["--country: \"{0}\" is no country; one is written like DE.", country]);
        try
        {
            Currency.Of(currency);
        }
        catch (ArgumentException)
        {
            throw new CommandFailure(Terminal.Text["--currency: there is no currency \"{0}\"; one is written like EUR.", currency]);
        }

        return MadeUpBusiness.Seeded(name.Trim(), zone, currency, culture, country);
    }

    private static async Task Run(string[] settings, Wanted wanted, CancellationToken cancellation)
    {
        var file = ImportCommand.Read(wanted.Addresses);
        if (file.Addresses.Count < wanted.Customers)
            throw new CommandFailure(Terminal.Text[
                "--customers: {0} has only {1} for {2}.", wanted.Addresses, Terminal.Wording.Count(file.Addresses.Count, "1 door", "{0} doors"), Terminal.Wording.Neighbors(wanted.Customers)]);
        await Verb.WithNewDatabase(settings, services => Seed(services, file, wanted, cancellation));
    }

    private static async Task Seed(IServiceProvider services, AddressFile file, Wanted wanted, CancellationToken cancellation)
    {
        var settle = services.GetRequiredService<SettleTown>();
        var products = await settle.Business(wanted.Business);
        var business = await services.GetRequiredService<BusinessStore>().Get();
        business.Speak();
        var imported = await ImportCommand.Import(services, file, cancellation);
        var inFile = file.Addresses.Select(address => (address.StreetKey, address.HouseNumber)).ToHashSet();
        var doors = (await services.GetRequiredService<AddressBookStore>().All())
            .Where(door => inFile.Contains((new StreetKey(door.Street, door.Postcode, door.City), door.HouseNumber))).ToList();

        // Today's night was yesterday evening. Tomorrow's comes this evening – or, late in the evening, at the next start of the site or by `nightly`.
        var starts = services.GetRequiredService<BusinessClock>().Today(business).AddDays(1);
        var households = Households.For(doors, wanted.Customers, wanted.RandomSeed, starts);
        var drivers = await settle.Drivers(MadeUpBusiness.Depot, FleetPlan.Middle(doors), wanted.Drivers, FleetPlan.For(households, wanted.Drivers, starts));
        int neighbors;
        using (var line = ProgressLine.Of(services))
        {
            line.Show(Terminal.Text["Neighbors"], 0, 0);
            neighbors = await settle.Neighbors(households, starts, (done, of) => line.Show(Terminal.Text["Neighbors"], done, of), cancellation);
        }

        var wording = services.GetRequiredService<Wording>();
        var added = new TownFigures(imported.New, neighbors, drivers, products);
        Tell(added, await settle.Figures(), wording.LongDate(await services.GetRequiredService<DueDates>().NextFrom(starts) ?? starts), wording);
        if (imported.Rejected.Count > 0)
            Console.WriteLine(wording.Count(
                imported.Rejected.Count, "1 row of the file was rejected; `import addresses` lists it.", "{0} rows of the file were rejected; `import addresses` lists them."));
    }

    private static void Tell(TownFigures added, TownFigures all, string firstDate, Wording wording) => Console.WriteLine(added == new TownFigures(0, 0, 0, 0)
        ? Terminal.Text["Nothing to add: {0} were there already.", all.Say(wording)]
        : Terminal.Text["Added {0} (first deliveries from {1} on).", added.Say(wording), firstDate]);
}
