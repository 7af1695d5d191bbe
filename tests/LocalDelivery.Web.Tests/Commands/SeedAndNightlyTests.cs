using System.Globalization;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Tests.Commands;

public sealed class SeedAndNightlyTests : IDisposable
{
    private static readonly string Wednesday = Iso.Date(RunningProgram.FarWednesday);
    private static readonly string Sunday = Iso.Date(RunningProgram.FarWednesday.AddDays(4));
    private readonly RunningProgram program = new();

    public void Dispose() => program.Dispose();

    private Task<Said> Seed(int customers, int randomSeed = 1) => program.Succeed(
        "seed", "--addresses", program.AddressFile(), "--customers", $"{customers}", "--drivers", "2", "--random-seed", $"{randomSeed}");

    [Fact]
    public async Task A_seed_adds_nothing_the_second_time_and_says_so()
    {
        Assert.Contains("Added 30 addresses, 12 products, 2 drivers and 20 neighbors", (await Seed(20)).Out, StringComparison.Ordinal);
        Assert.Equal("Nothing to add: 30 addresses, 12 products, 2 drivers and 20 neighbors were there already.", Assert.Single((await Seed(20)).Lines));
        Assert.Contains("and 5 neighbors", (await Seed(25)).Out, StringComparison.Ordinal);
        Assert.Equal("Nothing to add: 30 addresses, 12 products, 2 drivers and 25 neighbors were there already.", Assert.Single((await Seed(20)).Lines));
        Assert.Contains("and 10 neighbors", (await Seed(10, randomSeed: 2)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seeds_deliveries_begin_with_a_night_that_can_still_run()
    {
        var (berlin, before) = (TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), DateTimeOffset.UtcNow);
        await Seed(20);

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(before, berlin).DateTime);
        Assert.Equal(0, await program.Database().Find<int>("select count(*) from subscription where starts_on <= @today", new { today }));
        var tomorrow = (await program.Succeed("nightly", "--date", $"{Iso.Date(today.AddDays(1))}", "--json")).Json;
        if (today.DayOfWeek is not DayOfWeek.Saturday) Assert.InRange(tomorrow.GetProperty("orders").GetProperty("placed").GetInt32(), 1, 20);
    }

    [Fact]
    public async Task A_night_run_twice_adds_nothing_and_says_so()
    {
        await Seed(20);

        var first = (await program.Succeed("nightly", "--date", Wednesday, "--force", "--json")).Json;
        var second = (await program.Succeed("nightly", "--date", Wednesday, "--force", "--json")).Json;
        var told = await program.Succeed("nightly", "--date", Wednesday, "--force");

        var placed = first.GetProperty("orders").GetProperty("placed").GetInt32();
        Assert.InRange(placed, 5, 20);
        Assert.Equal(Wednesday, first.GetProperty("deliveryDate").GetString());
        Assert.Equal("outbox", first.GetProperty("messages").GetProperty("to").GetString());
        Assert.Equal(0, second.GetProperty("orders").GetProperty("placed").GetInt32());
        Assert.Equal(placed, second.GetProperty("orders").GetProperty("skipped").GetInt32());
        Assert.Equal(first.GetProperty("routes").GetRawText(), second.GetProperty("routes").GetRawText());
        Assert.Equal(first.GetProperty("problems").GetRawText(), second.GetProperty("problems").GetRawText());
        Assert.Contains($"Nothing new: {placed} orders, {Routes(first)} and {placed} texts were there already.", told.Out, StringComparison.Ordinal);
        Assert.Contains($"cutoff for {Said(RunningProgram.FarWednesday)} is still to come", told.Out, StringComparison.Ordinal);
        Assert.Equal(placed, await program.Database().Find<int>("select count(*) from delivery_order"));
    }

    private static string Said(DateOnly date) => date.ToString(date.Year == DateTime.UtcNow.Year ? "dddd, d MMMM" : "dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Routes(System.Text.Json.JsonElement night) =>
        night.GetProperty("routes").GetProperty("count").GetInt32() is var count && count == 1 ? "1 route" : $"{count} routes";

    [Fact]
    public async Task Who_writes_into_a_file_is_told_each_step_as_it_begins_except_beside_json()
    {
        Assert.EndsWith("Addresses …\nNeighbors …\n", (await Seed(5)).Error, StringComparison.Ordinal);
        Assert.Empty((await program.Succeed("nightly", "--date", Wednesday, "--force", "--json")).Error);
        Assert.Equal(
            "Orders …\nPlanning routes, which takes a few minutes in the first night of a week …\nChecking routes …\nPromising windows …\nSending texts …\nSumming up …\n",
            (await program.Succeed("nightly", "--date", Wednesday, "--force")).Error);
    }

    [Fact]
    public async Task A_night_that_is_over_is_refused()
    {
        await Seed(5);

        var refused = (await program.Run("nightly", "--date", "2020-11-18")).FailedInOneLine();

        Assert.Contains("Wednesday, 18 November 2020 is over", refused, StringComparison.Ordinal);
        Assert.Equal(0, await program.Database().Find<int>("select count(*) from night"));
    }

    [Fact]
    public async Task A_night_far_ahead_is_taken_for_a_slip_unless_it_is_forced()
    {
        await Seed(5);

        var refused = (await program.Run("nightly", "--date", Wednesday)).FailedInOneLine();

        Assert.Contains($"{RunningProgram.FarWednesday.Year} is more than 7 days ahead", refused, StringComparison.Ordinal);
        Assert.Equal(0, await program.Database().Find<int>("select count(*) from night"));
    }

    [Theory]
    [InlineData("2199-12-31")]
    [InlineData("2098-11-26")]
    public async Task A_night_more_than_a_year_ahead_is_not_even_forced(string date)
    {
        await Seed(5);

        var refused = (await program.Run("nightly", "--date", date, "--force")).FailedInOneLine();

        Assert.Contains("is more than a year ahead: no night is run so early.", refused, StringComparison.Ordinal);
        Assert.Equal(0, await program.Database().Find<int>("select count(*) from night"));
    }

    [Fact]
    public async Task A_night_on_which_nobody_gets_anything_is_not_begun_before_its_cutoff()
    {
        await Seed(5);

        var told = await program.Succeed("nightly", "--date", Sunday, "--force");
        var night = (await program.Succeed("nightly", "--date", Sunday, "--force", "--json")).Json;

        var monday = RunningProgram.FarWednesday.AddDays(5);
        Assert.Equal(
            $"{Said(monday.AddDays(-1))}: nobody gets anything. Until the cutoff that may change, so the night was not begun. The next deliveries are on {Said(monday)}: --date {monday:yyyy-MM-dd}.",
            Assert.Single(told.Lines));
        Assert.Equal((Sunday, 0), (night.GetProperty("deliveryDate").GetString(), night.GetProperty("orders").GetProperty("due").GetInt32()));
        Assert.Equal(0, await program.Database().Find<int>("select count(*) from night"));
    }

    [Fact]
    public async Task A_seed_beside_an_owners_own_van_gives_its_vans_other_names()
    {
        await Seed(5);
        await program.Database().Write(tx => tx.Execute("update vehicle set name = 'van 3' where name = 'Van 1'"));

        await program.Succeed("seed", "--addresses", "addresses.csv", "--customers", "5", "--drivers", "3");

        Assert.Equal(["Van 2", "Van 4", "van 3"], await program.Database().Query<string>("select name from vehicle order by name"));
    }

    [Fact]
    public async Task An_import_that_takes_no_row_fails_and_still_names_every_row()
    {
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "dirty.csv"), "lat,lon,street,housenumber,postcode,city\n49.6,11.2,Elm Street,,91207,Lauf\n");

        var said = await program.Run("import", "addresses", "dirty.csv", "--rejected", "rejected.csv");

        Assert.NotEqual(0, said.ExitCode);
        Assert.Equal(["1 row: 0 new, 0 already there, 1 rejected.", "  line 2: the house number is missing"], said.Lines);
        Assert.Equal("localdelivery: dirty.csv has no address that can be taken: the address book is as it was.\n", said.Error);
        Assert.Equal(2, (await File.ReadAllLinesAsync(Path.Combine(program.Folder, "rejected.csv"))).Length);
        Assert.False(Directory.Exists(program.State));
    }

    [Fact]
    public async Task An_import_whose_rows_are_all_there_already_succeeds()
    {
        var file = program.AddressFile();
        await program.Succeed("import", "addresses", file);

        Assert.Equal("30 rows: 0 new, 30 already there, 0 rejected.", Assert.Single((await program.Succeed("import", "addresses", file)).Lines));
    }

    [Fact]
    public async Task An_import_names_every_row_it_could_not_keep()
    {
        var file = program.AddressFile("dirty.csv", "49.6,11.2,Elm Street,,91207,Lauf", "200,11.2,Elm Street,4,91207,Lauf", "49.6,11.2,Elm Street,5,,");

        await program.Succeed("migrate");
        var said = await program.Succeed("import", "addresses", file, "--rejected", "rejected.csv");

        Assert.Equal(
            ["33 rows: 31 new, 0 already there, 2 rejected.", "1 was kept without postcode or city (on line 34).", "  line 32: the house number is missing", "  line 33: 200, 11.2 is no place on earth"],
            said.Lines);
        var rejected = await File.ReadAllLinesAsync(Path.Combine(program.Folder, "rejected.csv"));
        Assert.Equal(["line,reason,row", "32,the house number is missing,\"49.6,11.2,Elm Street,,91207,Lauf\""], rejected[..2]);
    }
}
