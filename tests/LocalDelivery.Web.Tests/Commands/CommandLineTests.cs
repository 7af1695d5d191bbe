using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Tests.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Tests.Commands;

public sealed class CommandLineTests(PostgresServer server) : IDisposable
{
    private readonly RunningProgram program = new();

    public void Dispose() => program.Dispose();

    [Theory]
    [InlineData("--date", "nightly")]
    [InlineData("'--dat'", "nightly", "--dat", "2026-11-25", "--date", "2026-11-25")]
    [InlineData("--date: \"25.11.2026\" is no date", "nightly", "--date", "25.11.2026")]
    [InlineData("--date: \"9999-12-31\" is no date like 2026-11-25 in the years from 2000 to 2199", "nightly", "--date", "9999-12-31", "--force")]
    [InlineData("--date: \"9999-12-31\" is no date like 2026-11-25 in the years from 2000 to 2199", "demo", "--no-serve", "--date", "9999-12-31")]
    [InlineData("/localdelivery.db yet. Set State__Folder", "nightly", "--date", "2099-11-25")]
    [InlineData("--name: say the owner's name.", "owner", "create", "--email", "a@b.example", "--name", "\u200B")]
    [InlineData("no business", "nightly", "--date", "2020-11-18", "--json")]
    [InlineData("To begin yours: `migrate` makes a new database, `owner create` prints a link", "nightly", "--date", "2099-11-25")]
    [InlineData("Wednesday, November 18, 2020 is over", "demo", "--no-serve", "--date", "2020-11-18")]
    [InlineData("--customers: 0 is not between 1 and 1200", "demo", "--no-serve", "--customers", "0")]
    [InlineData("--customers: \"many\" is no whole number", "demo", "--no-serve", "--customers", "many")]
    [InlineData("no file nowhere.csv", "import", "addresses", "nowhere.csv")]
    [InlineData("no folder", "import", "addresses", "addresses.csv", "--rejected", "nowhere/rejected.csv")]
    [InlineData("other.csv is no file of addresses: line 1 must be \"lat,", "import", "addresses", "other.csv")]
    [InlineData("no file nowhere.csv", "seed", "--addresses", "nowhere.csv")]
    [InlineData("has only 30 doors for 31 neighbors", "seed", "--addresses", "addresses.csv", "--customers", "31")]
    [InlineData("has only 1 door for 2 neighbors", "seed", "--addresses", "one.csv", "--customers", "2")]
    [InlineData("has only 30 doors", "simulate", "--addresses", "addresses.csv", "--customers", "31")]
    [InlineData("no file nowhere.pbf", "simulate", "--addresses", "addresses.csv", "--customers", "9", "--roads", "nowhere.pbf")]
    [InlineData("--familiarity: 11 is not between 0 and 10", "simulate", "--addresses", "addresses.csv", "--familiarity", "11")]
    [InlineData("--nights: 0 is not between 1 and 366", "simulate", "--addresses", "addresses.csv", "--nights", "0")]
    [InlineData("Routing:OsrmNightSeconds: \"0\" is not a whole number from 1 to 3600.", "serve", "--Routing:OsrmNightSeconds=0")]
    [InlineData("--time-zone: there is no time zone \"Elmtown\"", "seed", "--addresses", "addresses.csv", "--time-zone", "Elmtown")]
    [InlineData("--currency: there is no currency", "seed", "--addresses", "addresses.csv", "--currency", "shells")]
    [InlineData("--email: \"nobody\"", "owner", "create", "--email", "nobody", "--name", "Olive")]
    [InlineData("--name: say the owner's name", "owner", "create", "--email", "olive@elm.example", "--name", " ")]
    [InlineData("--url: \"nowhere\" is no web address", "health", "--url", "nowhere")]
    [InlineData("Routing:PlanSeconds: \"0\" is not a whole number from 1 to 3600.", "migrate", "--Routing:PlanSeconds=0")]
    [InlineData("Routing:PlanSeconds: \"abc\" is not a whole number from 1 to 3600.", "serve", "--Routing:PlanSeconds=abc")]
    [InlineData("Routing:DetourFactor: \"far\" is not a number from 1 to 5.", "migrate", "--Routing:DetourFactor=far")]
    [InlineData("Routing:Seed: \"1.5\" is not a whole number.", "migrate", "--Routing:Seed=1.5")]
    [InlineData("Routing:Source: \"7\" is not one of Straight, Roads, Osrm.", "serve", "--Routing:Source=7")]
    [InlineData("Routing:Source: \"rails\" is not one of Straight, Roads, Osrm.", "migrate", "--Routing:Source=rails")]
    [InlineData("Routing:RoadsFile must name", "serve", "--Routing:Source=roads")]
    [InlineData("Routing:RoadsFile: Could not find file", "serve", "--Routing:Source=roads", "--Routing:RoadsFile=nowhere.osm.pbf")]
    [InlineData("Routing:RoadsFile: other.csv is no OpenStreetMap extract", "nightly", "--date", "2099-11-25", "--Routing:Source=roads", "--Routing:RoadsFile=other.csv")]
    [InlineData("Routing:SpeedByHour: \"24\" is not an hour from 0 to 23.", "serve", "--Routing:SpeedByHour:24=0.5")]
    [InlineData("Routing:SpeedByHour:7: \"0\" is not a number from 0.1 to 10.", "serve", "--Routing:SpeedByHour:7=0")]
    [InlineData("Routing:OsrmBase must be", "serve", "--Routing:Source=osrm")]
    [InlineData("Routing:OsrmTableSize: \"1\" is not a whole number from 2 to 10000.", "serve", "--Routing:OsrmTableSize=1")]
    [InlineData("Routing:OsrmSeconds: \"0\" is not a whole number from 1 to 300.", "serve", "--Routing:OsrmSeconds=0")]
    [InlineData("Database:Provider: \"Oracle\" is not one of Sqlite, Postgres.", "migrate", "--Database:Provider=Oracle")]
    [InlineData("Site:PublicUrl must be an http or https address. Routing:PlanSeconds: \"0\"", "migrate", "--Routing:PlanSeconds=0", "--Site:PublicUrl=elm")]
    [InlineData("localdelivery.db. Set State__Folder to the folder", "owner", "create", "--email", "olive@elm.example", "--name", "Olive")]
    [InlineData("Urls: \"elm\" is no address to serve at", "serve", "--urls", "elm")]
    [InlineData("Urls: \"http://localhost:99999\" is no address to serve at", "serve", "--urls", "http://localhost:99999")]
    [InlineData("Urls: \"http://localhost:-1\" is no address to serve at", "demo", "--urls", "http://localhost:-1")]
    [InlineData("Database:ConnectionString can not be read for Sqlite:", "nightly", "--date", "2099-11-25", "--Database:ConnectionString=xyz")]
    [InlineData("Database:ConnectionString can not be read for Sqlite:", "serve", "--Database:ConnectionString=Data Source=a.db;Pooling=perhaps")]
    [InlineData("Database:ConnectionString names no database for Sqlite: Data Source=…", "serve", "--Database:ConnectionString=Pooling=false")]
    [InlineData("Database:ConnectionString can not be read for Postgres:", "migrate", "--Database:Provider=Postgres", "--Database:ConnectionString=Host=elm;Port=many")]
    [InlineData("Database:ConnectionString can not be read for Postgres:", "migrate", "--Database:Provider=Postgres", "--Database:ConnectionString=Username=elm")]
    [InlineData("Site:PublicUrl must be without a query (?) and a fragment (#)", "serve", "--Site:PublicUrl=http://elm.example/?from=text")]
    [InlineData("Site:PublicUrl must be without a query (?) and a fragment (#)", "serve", "--Site:PublicUrl=http://elm.example/#top")]
    [InlineData("Routing:PlanSecond: there is no such setting. Routing has Source, RoadsFile,", "nightly", "--date", "2099-11-25", "--Routing:PlanSecond=3")]
    [InlineData("Site:PublikUrl: there is no such setting. Site has PublicUrl, KnownProxies.", "serve", "--Site:PublikUrl=http://elm.example")]
    [InlineData("Twilio:IsConfigured: there is no such setting.", "serve", "--Twilio:IsConfigured=true")]
    [InlineData("'frobnicate'", "frobnicate")]
    public async Task What_can_not_be_done_is_said_in_one_line_and_leaves_no_database_behind(string names, params string[] arguments)
    {
        program.AddressFile();
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "other.csv"), "name;phone\n");
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "one.csv"), "lat,lon,street,housenumber,postcode,city\n49.51,11.27,Marktplatz,1,91207,Lauf\n");

        Assert.Contains(names, (await program.Run(arguments)).FailedInOneLine(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(program.State));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("demo")]
    public async Task A_port_in_use_is_said_in_one_sentence(string verb)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        Assert.Contains($"{url} is in use: another program serves there.", (await program.Run(verb, "--urls", url)).FailedInOneLine(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(program.State));
    }

    [Fact]
    public async Task Who_makes_a_new_database_says_where_everything_is_kept()
    {
        Assert.Equal($"A new database was made. Everything is kept in {program.State}\n", (await program.Succeed("migrate")).Error);
        Assert.Empty((await program.Succeed("migrate")).Error);
    }

    [Theory]
    [InlineData("serve", "--urls", "http://127.0.0.1:0")]
    [InlineData("migrate")]
    public async Task Where_a_database_was_lost_no_new_one_is_made(params string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(program.State, "keys"));
        await File.WriteAllTextAsync(Path.Combine(program.State, "keys", "key-1.xml"), "<key/>");

        var said = (await program.Run(arguments)).FailedInOneLine();

        Assert.Contains($"the database {program.State}/localdelivery.db is missing, and the keys in {program.State}/keys say that there was one.", said, StringComparison.Ordinal);
        Assert.Contains("set State__Folder to an empty folder", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(program.State, "localdelivery.db")));
    }

    [Fact]
    public async Task What_the_environment_sets_beside_our_settings_is_no_mistake() =>
        Assert.Equal(0, (await program.RunIn(new() { ["Routing__PlanSecond"] = "3", ["Site__Host"] = "elm" }, "migrate")).ExitCode);

    [Fact]
    public async Task A_missing_database_is_looked_for_where_the_settings_say() =>
        Assert.Contains($"there is no database {program.State}/localdelivery.db.", (await program.Run("owner", "create", "--email", "olive@elm.example", "--name", "Olive")).FailedInOneLine(), StringComparison.Ordinal);

    [Fact]
    public async Task In_an_empty_PostgreSQL_database_no_tables_are_made_in_passing()
    {
        var empty = await new PostgresSource(server).Empty();
        string[] where = ["--Database:Provider=Postgres", $"--Database:ConnectionString={empty.ConnectionString}"];

        Assert.Contains("the Postgres database is empty. Set Database__ConnectionString", (await program.Run(["owner", "create", "--email", "olive@elm.example", "--name", "Olive", .. where])).FailedInOneLine(), StringComparison.Ordinal);
        Assert.False(await new Migrator(empty, NullLogger<Migrator>.Instance).HasTables());
    }

    [Fact]
    public async Task Every_verb_explains_itself()
    {
        var help = await program.Succeed("--help");

        Assert.All(["serve", "demo", "nightly", "seed", "import", "owner", "migrate", "health", "plan-route", "simulate"], verb => Assert.Contains($"\n  {verb}", help.Out, StringComparison.Ordinal));
        Assert.Matches(new Regex(@"^\d+\.\d+\.\d+", RegexOptions.CultureInvariant), (await program.Succeed("--version")).Out);
        Assert.Contains("--random-seed", (await program.Succeed("seed", "--help")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5081", "http://localhost:5081")]
    [InlineData("http://0.0.0.0:5081;http://localhost:5082", "http://localhost:5081")]
    [InlineData("http://*:5081", "http://localhost:5081")]
    [InlineData("https://elm.example", "https://elm.example")]
    [InlineData("http://127.0.0.1:0", "http://localhost:5080")]
    [InlineData("http://elm farm:5081", "http://localhost:5080")]
    [InlineData("http://localhost:5081", "https://elm.example", "--Site:PublicUrl=https://elm.example")]
    public async Task Links_lead_to_where_the_site_is_served_unless_the_settings_know_better(string urls, string publicUrl, params string[] settings)
    {
        await using var app = App.Create([$"--urls={urls}", $"--State:Folder={program.State}", .. settings]);

        Assert.Equal(publicUrl, app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl);
    }

    [Theory]
    [InlineData("localdelivery owner create --help says more.", "owner", "create")]
    [InlineData("localdelivery import addresses --help says more.", "import", "addresses")]
    [InlineData("localdelivery nightly --help says more.", "nightly")]
    public async Task A_mistake_names_the_help_that_there_is(string says, params string[] arguments) =>
        Assert.Contains(says, (await program.Run(arguments)).FailedInOneLine(), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1:9/health/live does not answer", "health", "--urls", "http://127.0.0.1:9")]
    [InlineData("http://127.0.0.1:8/health/live does not answer", "health", "--urls", "http://127.0.0.1:9", "--url", "http://127.0.0.1:8")]
    [InlineData("http://127.0.0.1:7/health/live does not answer", "health")]
    public async Task Health_asks_where_serve_would_serve(string says, params string[] arguments) =>
        Assert.Contains(says, (await program.RunIn(new() { ["ASPNETCORE_URLS"] = "http://127.0.0.1:7" }, arguments)).FailedInOneLine(), StringComparison.Ordinal);

    [Fact]
    public async Task The_environment_wins_over_a_file_that_says_where_to_serve()
    {
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "appsettings.json"), """{ "Urls": "http://127.0.0.1:9" }""");
        var environment = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "http://127.0.0.1:7" };
        Assert.Contains("http://127.0.0.1:7/health", (await program.RunIn(environment, "health")).FailedInOneLine(), StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:8/health", (await program.RunIn(environment, "health", "--urls", "http://127.0.0.1:8")).FailedInOneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"creat\" is not understood: `localdelivery owner` knows create.", "owner", "creat", "--email", "x")]
    [InlineData("`localdelivery owner` needs one of: create.", "owner")]
    [InlineData("\"adresses\" is not understood: `localdelivery import` knows addresses", "import", "adresses", "x.csv")]
    public async Task A_verb_under_a_verb_that_is_not_understood_is_named(string says, params string[] arguments) =>
        Assert.Contains(says, (await program.Run(arguments)).FailedInOneLine(), StringComparison.Ordinal);

    [Fact]
    public async Task Keys_in_the_state_folder_are_no_reason_to_warn()
    {
        await using var app = App.Create([$"--State:Folder={program.State}"], runJobs: true);

        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager");
        Assert.False(log.IsEnabled(LogLevel.Warning));
        Assert.True(log.IsEnabled(LogLevel.Error));
    }

    [Fact]
    public async Task An_owner_gets_a_link_of_which_only_the_hash_is_kept()
    {
        await program.Succeed("migrate");
        var said = await program.Succeed("owner", "create", "--email", "Olive@elm.example", "--name", "Olive Elm", "--Site:PublicUrl=https://elm.example/");

        var token = Regex.Match(Assert.Single(said.Lines), "^https://elm.example/sign-in/link/(?<token>[0-9a-f]{48})$", RegexOptions.CultureInvariant).Groups["token"].Value;
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
        var kept = await program.Database().Find<string>("select o.email from owner_link l join owner o on o.owner_id = l.owner_id where l.token_hash = @hash and l.used_at is null", new { hash });
        Assert.Equal("olive@elm.example", kept);
    }
}
