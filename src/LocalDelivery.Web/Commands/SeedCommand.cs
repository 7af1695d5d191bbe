using System.CommandLine;
using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Commands.Town;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Commands;

/// <summary>Made-up neighbors at real doors, to try a real town with.</summary>
public static class SeedCommand
{
    private sealed record Wanted(string Addresses, int Customers, int Drivers, int RandomSeed, Business Business);

    public static Command Build()
    {
        var addresses = new Option<string>("--addresses") { Description = $"CSV file of the town's addresses ({AddressFile.Header}); imported where the address book lacks them.", HelpName = "FILE", Required = true };
        var customers = Number("--customers", "How many neighbors.", 300, 1, FictionalPhones.MostHouseholds);
        var drivers = Number("--drivers", "How many drivers, each with a van and a shift from Monday to Saturday.", 4, 1, FictionalPhones.MostDrivers);
        var randomSeed = Number("--random-seed", "The same number makes the same town.", 1, 0, int.MaxValue);
        var name = Text("--name", "What the business is called.", "Elm Dairy");
        var zone = Text("--time-zone", "The business's time zone.", "Europe/Berlin");
        var culture = Text("--culture", "How dates and numbers are written.", "en-GB");
        var currency = Text("--currency", "What people pay with (ISO 4217).", "EUR");
        var country = Text("--country", "How phone numbers without a prefix are read (ISO 3166).", "DE");
        var command = new Command(
            "seed",
            "Put made-up neighbors at real doors, with drivers, vans and twelve products. The same command again adds nothing. "
            + "Name, time zone, culture, currency and country count only where the database has no business yet.")
        {
            addresses, customers, drivers, randomSeed, name, zone, culture, currency, country,
        };
        command.SetAction((parsed, cancellation) => Verb.Run(parsed, services => Run(
            services,
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
                result.AddError($"{name}: \"{result.Tokens[0].Value}\" is no whole number.");
            else if (result.Tokens.Count > 0 && (number < least || number > most))
                result.AddError($"{name}: {number} is not between {least} and {most}.");
        });
        return option;
    }

    private static Option<string> Text(string name, string description, string usually) => new(name) { Description = description, DefaultValueFactory = _ => usually };

    /// <exception cref="CommandFailure">A zone, culture, currency or country that does not exist.</exception>
    private static Business NewBusiness(string name, string zone, string culture, string currency, string country)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new CommandFailure("--name: say what the business is called.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) throw new CommandFailure($"--time-zone: there is no time zone \"{zone}\"; one is written like Europe/Berlin.");
        if (!Array.Exists(CultureInfo.GetCultures(CultureTypes.SpecificCultures), known => known.Name == culture))
            throw new CommandFailure($"--culture: there is no culture \"{culture}\"; one is written like en-GB.");
        if (!PhoneNumber.IsCountry(country)) throw new CommandFailure($"--country: \"{country}\" is no country; one is written like DE.");
        try
        {
            Currency.Of(currency);
        }
        catch (ArgumentException)
        {
            throw new CommandFailure($"--currency: there is no currency \"{currency}\"; one is written like EUR.");
        }

        return new Business(
            name.Trim(), "Fresh at your door before breakfast.", zone, currency, culture, country, "#1c6b4c", FictionalPhones.Owner,
            new TimeOnly(19, 0), 1, new TimeOnly(19, 10), 20, new TimeOnly(21, 0), new TimeOnly(7, 0), 60);
    }

    private static async Task Run(IServiceProvider services, Wanted wanted, CancellationToken cancellation)
    {
        var file = ImportCommand.Read(wanted.Addresses);
        if (file.Addresses.Count < wanted.Customers)
            throw new CommandFailure($"--customers: {wanted.Addresses} has only {file.Addresses.Count} doors for {wanted.Customers} neighbors.");
        var imported = await ImportCommand.Import(services, file, cancellation);
        var inFile = file.Addresses.Select(address => (address.StreetKey, address.HouseNumber)).ToHashSet();
        var doors = (await services.GetRequiredService<AddressBookStore>().All())
            .Where(door => inFile.Contains((new StreetKey(door.Street, door.Postcode, door.City), door.HouseNumber))).ToList();

        var settle = services.GetRequiredService<SettleTown>();
        var products = await settle.Business(wanted.Business);
        var today = services.GetRequiredService<BusinessClock>().Today(await services.GetRequiredService<BusinessStore>().Get());
        var households = Households.For(doors, wanted.Customers, wanted.RandomSeed, today);
        var drivers = await settle.Drivers("Depot", FleetPlan.Middle(doors), wanted.Drivers, FleetPlan.For(households, wanted.Drivers, today));
        int neighbors;
        using (var line = new ProgressLine(services.GetRequiredService<TimeProvider>()))
            neighbors = await settle.Neighbors(households, today, (done, of) => line.Show("Neighbors", done, of), cancellation);
        Console.WriteLine(imported.New + products + drivers + neighbors == 0
            ? $"Nothing to add: the {wanted.Customers} neighbors, {wanted.Drivers} drivers and {doors.Count} addresses were there already."
            : $"Added {imported.New} addresses, {products} products, {drivers} drivers and {neighbors} neighbors (first deliveries from {today:yyyy-MM-dd} on)."
              + (imported.Rejected.Count > 0 ? $" {imported.Rejected.Count} rows of the file were rejected; `import addresses` lists them." : ""));
    }
}
