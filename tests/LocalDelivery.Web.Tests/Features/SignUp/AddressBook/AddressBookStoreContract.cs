using System.Diagnostics;
using LocalDelivery.Routing;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.SignUp.AddressBook;

public abstract class AddressBookStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private static readonly string[] Lauf =
    [
        AddressFile.Header,
        "49.5100,11.2700,Bahnhofstraße,1,91207,Lauf a.d.Pegnitz",
        "49.5101,11.2701,Bahnhofstraße,2,91207,Lauf a.d.Pegnitz",
        "49.5102,11.2702,Bahnhofstraße,12,91207,Lauf a.d.Pegnitz",
        "49.5103,11.2703,Bahnhofstraße,12 a,91207,Lauf a.d.Pegnitz",
        "49.5104,11.2704,Bahnhofstraße,120,91207,Lauf a.d.Pegnitz",
        "49.4900,11.2400,Bahnhofstraße,12,90607,Rückersdorf",
        "49.5200,11.2600,Adam-Kraft-Straße,5,91207,Lauf a.d.Pegnitz",
        "49.5201,11.2601,Straße des 17. Juni,4,91207,Lauf a.d.Pegnitz",
        "49.5300,11.2500, Ölweg,3,,",
    ];

    private AddressBookStore Book => new(Database);

    private Task<ImportReport> Import(params string[] lines) => new ImportAddresses(new AddressImportStore(Database, Time)).Run(AddressFile.Read(new StringReader(string.Join('\n', lines))));

    private async Task<string> Suggested(string typed, int most = 5) =>
        string.Join(" | ", (await Book.Suggest(typed, most)).Select(address => $"{address.Street} {address.HouseNumber} {address.City}".Trim()));

    [Fact]
    public async Task An_import_counts_every_row_once_and_a_second_adds_nothing()
    {
        string[] lines = [.. Lauf, "49.52,11.26,Elm Street,,91207,Lauf"];

        var first = await Import(lines);
        var second = await Import(lines);

        Assert.Equal((10, 9, 0, 1, 1), (first.Rows, first.New, first.AlreadyThere, first.Incomplete.Count, first.Rejected.Count));
        Assert.Equal((10, 0, 9, 1, 1), (second.Rows, second.New, second.AlreadyThere, second.Incomplete.Count, second.Rejected.Count));
        Assert.Equal(9, await Book.Count());
    }

    [Fact]
    public async Task Dirt_costs_its_own_row_and_no_other()
    {
        var report = await Import([.. Lauf, "49.52,11.26,Elm\0Street,5,91207,Lauf", "49.52,11.26,Elm Street,5,91207,Lauf"]);

        Assert.Equal((10, 11), (report.New, Assert.Single(report.Rejected).Line));
        Assert.Equal("Elm Street 5 Lauf", await Suggested("elm"));
    }

    [Fact]
    public async Task Two_imports_at_once_make_one_address_book()
    {
        await Task.WhenAll(Import(Lauf), Import(Lauf));

        Assert.Equal(9, await Book.Count());
        Assert.Equal("Adam-Kraft-Straße 5 Lauf a.d.Pegnitz", await Suggested("kraft adam"));
    }

    [Theory]
    [InlineData("bahnhof 12", "Bahnhofstraße 12 Rückersdorf | Bahnhofstraße 12 Lauf a.d.Pegnitz | Bahnhofstraße 12 a Lauf a.d.Pegnitz | Bahnhofstraße 120 Lauf a.d.Pegnitz")]
    [InlineData("12A BAHNHOFSTR", "Bahnhofstraße 12 a Lauf a.d.Pegnitz")]
    [InlineData("bahnhofstrasse 12, 91207 lauf", "Bahnhofstraße 12 Lauf a.d.Pegnitz | Bahnhofstraße 12 Rückersdorf")]
    [InlineData("bahnhofstrasse 12 lauf", "Bahnhofstraße 12 Lauf a.d.Pegnitz | Bahnhofstraße 12 Rückersdorf")]
    [InlineData("bahnhofstrasse 12 91207 lauf", "Bahnhofstraße 12 Lauf a.d.Pegnitz | Bahnhofstraße 12 Rückersdorf")]
    [InlineData("kraft-adam", "Adam-Kraft-Straße 5 Lauf a.d.Pegnitz")]
    [InlineData("strasse 17 juni", "Straße des 17. Juni 4 Lauf a.d.Pegnitz")]
    [InlineData("olweg", "Ölweg 3")]
    [InlineData("bahnhof 13", "")]
    [InlineData("'; drop table street; --", "")]
    [InlineData("12", "")]
    [InlineData("", "")]
    public async Task What_is_typed_finds_the_door(string typed, string expected)
    {
        await Import(Lauf);

        var found = await Suggested(typed);

        Assert.StartsWith(expected, found, StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, found.Length == 0);
    }

    [Fact]
    public async Task A_street_alone_suggests_its_first_numbers()
    {
        await Import(Lauf);

        Assert.Equal("Adam-Kraft-Straße 5 Lauf a.d.Pegnitz", await Suggested("adam"));
        Assert.Equal(
            "Bahnhofstraße 12 Rückersdorf | Bahnhofstraße 1 Lauf a.d.Pegnitz | Bahnhofstraße 2 Lauf a.d.Pegnitz", await Suggested("bahnhofstraße", most: 3));
    }

    [Fact]
    public async Task The_nearest_doors_come_first_and_far_ones_not_at_all()
    {
        await Import(Lauf);

        var near = await Book.Nearest(new Location(49.51021, 11.27021), most: 2);

        Assert.Equal(["12", "12 a"], near.Select(address => address.HouseNumber));
        Assert.Equal(near[0], await Book.Find(near[0].Id));
        Assert.Empty(await Book.Nearest(new Location(49.49, 11.20), most: 2));
        Assert.Equal("Rückersdorf", (await Book.Nearest(new Location(49.49, 11.20), most: 1, within: 5_000))[0].City);   // a farm outside the town
    }

    [Fact]
    public async Task A_real_city_is_imported_within_ten_seconds_and_searched_within_fifty_milliseconds()
    {
        var csv = Path.Combine(ArchitectureTests.Root, "../shared/data/copenhagen/addresses.csv");
        Assert.SkipUnless(File.Exists(csv), "Copenhagen's addresses (../shared/data) are not here.");
        var load = LoadedMachine.Stretch();
        var began = Stopwatch.GetTimestamp();
        var report = await Import([.. await File.ReadAllLinesAsync(csv)]);
        var imported = Stopwatch.GetElapsedTime(began);
        load = Math.Max(load, LoadedMachine.Stretch());

        var searched = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var typed in new[] { "i", "istedgade 5", "vej 1", "a 1", "sønder boulev 12", "gade", "5 strand" }) searched[typed] = await Median(21, typed);
        load = Math.Max(load, LoadedMachine.Stretch());
        TestContext.Current.SendDiagnosticMessage(
            $"{GetType().Name}: {report.New} new of {report.Rows} in {imported.TotalSeconds:0.0} s; suggestions take {string.Join(", ", searched.Values.Select(time => $"{time.TotalMilliseconds:0.0}"))} ms; the machine takes {load:0.0} times as long as unloaded");

        Assert.Equal(34_958, report.Rows);
        Assert.Equal(report.Rows, report.New + report.Rejected.Count);
        Assert.InRange(imported, TimeSpan.Zero, TimeSpan.FromSeconds(10) * load);
        Assert.All(searched, each => Assert.InRange(each.Value, TimeSpan.Zero, TimeSpan.FromMilliseconds(50) * load));
    }

    private async Task<TimeSpan> Median(int times, string typed)
    {
        var took = new List<TimeSpan>();
        for (var time = 0; time < times; time++)
        {
            var began = Stopwatch.GetTimestamp();
            Assert.NotEmpty(await Book.Suggest(typed, 8));
            took.Add(Stopwatch.GetElapsedTime(began));
        }

        return took.Order().ElementAt(times / 2);
    }

    public sealed class OnSqlite() : AddressBookStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : AddressBookStoreContract(new PostgresSource(server));
}
