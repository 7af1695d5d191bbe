using System.ComponentModel.DataAnnotations;
using System.Net;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>The section "Site".</summary>
public sealed class SiteOptions
{
    /// <summary>How the world reaches the site: in QR codes, links in texts and the webhooks' signatures.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>Addresses of reverse proxies whose forwarded headers are believed.</summary>
    public IList<string> KnownProxies { get; init; } = [];
}

/// <summary>The section "Map".</summary>
public sealed class MapOptions
{
    /// <summary>Leaflet's tile address ({z}/{x}/{y}); empty: the map shows depot, routes and stops without a background.</summary>
    public string TileUrl { get; set; } = "";

    public string Attribution { get; set; } = "";
}

/// <summary>What driving times are taken from.</summary>
public enum TravelSource { Straight, Roads, Osrm }

/// <summary>The section "Routing".</summary>
public sealed class RoutingOptions
{
    public TravelSource Source { get; set; } = TravelSource.Straight;

    /// <summary>For <see cref="TravelSource.Roads"/>: an OpenStreetMap extract (.osm.pbf).</summary>
    public string RoadsFile { get; set; } = "";

    /// <summary>For <see cref="TravelSource.Osrm"/>: where the server answers.</summary>
    public string OsrmBase { get; set; } = "";

    /// <summary>The most places the server takes in one request.</summary>
    [Range(2, 10_000)]
    public int OsrmTableSize { get; set; } = 100;

    /// <summary>How long one answer of the server is waited for.</summary>
    [Range(1, 300)]
    public int OsrmSeconds { get; set; } = 10;

    /// <summary>How long all answers of one night are waited for together; then the travel times are estimated.</summary>
    [Range(1, 3600)]
    public int OsrmNightSeconds { get; set; } = 180;

    /// <summary>How long the planner may improve one depot's plan.</summary>
    [Range(1, 3600)]
    public int PlanSeconds { get; set; } = 20;

    /// <summary>Stops after so many steps of the search, instead of by time, for runs that must come out the same on every machine; 0: by time.</summary>
    [Range(0, 1_000_000_000)]
    public int PlanIterations { get; set; }

    public int Seed { get; set; } = 1;

    /// <summary>How fast one gets along at an hour of the day (0 to 23), 1 being the map's own speed; hours that are not named have it.</summary>
    [Range(0.1, 10d)]
    public Dictionary<int, double> SpeedByHour { get; set; } = [];

    /// <summary>The same for the planner.</summary>
    public SpeedFactors Speeds => new([.. Enumerable.Range(0, 24).Select(hour => SpeedByHour.GetValueOrDefault(hour, 1))]);

    /// <summary>How much longer a street is than the straight line.</summary>
    [Range(1d, 5d)]
    public double DetourFactor { get; set; } = 1.35;

    [Range(0.1, 50d)]
    public double MetersPerSecond { get; set; } = 7.5;
}

/// <summary>The section "Twilio". Without keys texts go to the outbox page and are marked "not sent: no provider".</summary>
public sealed class TwilioOptions
{
    public string AccountSid { get; set; } = "";

    public string AuthToken { get; set; } = "";

    /// <summary>The number texts come from, E.164.</summary>
    public string From { get; set; } = "";

    public string ApiBase { get; set; } = "https://api.twilio.com";

    public bool IsConfigured => AccountSid.Length > 0 && AuthToken.Length > 0 && From.Length > 0;
}

public static class SettingsRegistration
{
    private static readonly string[] TilePlaces = ["{z}", "{x}", "{y}"];

    /// <summary>Binds every section and refuses to start on a value that can not work.</summary>
    public static void AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<DatabaseOptions>, ConnectionStringCheck>();
        services.AddSection<DatabaseOptions>(configuration, "Database")
            .Validate(database => database.Provider == DatabaseProvider.Sqlite || database.ConnectionString.Length > 0,
                "Database:ConnectionString is needed for Postgres: Host=…;Username=…;Password=…;Database=….").ValidateOnStart();
        services.AddSection<StateOptions>(configuration, "State")
            .Validate(state => state.Folder.Length > 0, "State:Folder must name a folder.").ValidateOnStart();
        services.AddSection<SiteOptions>(configuration, "Site")
            .Validate(site => IsWebAddress(site.PublicUrl), "Site:PublicUrl must be an http or https address.")
            .Validate(site => !site.PublicUrl.Contains('?') && !site.PublicUrl.Contains('#'), "Site:PublicUrl must be without a query (?) and a fragment (#): links go on behind it.")
            .Validate(site => site.KnownProxies.All(proxy => IPAddress.TryParse(proxy, out _)), "Site:KnownProxies must be IP addresses, such as 127.0.0.1.").ValidateOnStart();
        services.AddSection<MapOptions>(configuration, "Map")
            .Validate(map => map.TileUrl.Length == 0 || TilePlaces.All(place => map.TileUrl.Contains(place, StringComparison.Ordinal)), "Map:TileUrl needs {z}, {x} and {y}.").ValidateOnStart();
        services.AddSingleton<IValidateOptions<RoutingOptions>, RoadsFileCheck>();
        services.AddSection<RoutingOptions>(configuration, "Routing")
            .Validate(routing => routing.Source != TravelSource.Osrm || IsWebAddress(routing.OsrmBase), "Routing:OsrmBase must be an http or https address when Routing:Source is Osrm.")
            .ValidateOnStart();
        services.AddSection<TwilioOptions>(configuration, "Twilio")
            .Validate(twilio => IsWebAddress(twilio.ApiBase), "Twilio:ApiBase must be an http or https address.")
            .Validate(twilio => twilio.IsConfigured || twilio is { AccountSid: "", AuthToken: "", From: "" },
                "Twilio needs AccountSid, AuthToken and From together, or none of them.").ValidateOnStart();
    }

    private static OptionsBuilder<T> AddSection<T>(this IServiceCollection services, IConfiguration configuration, string section) where T : class =>
        services.AddOptions<T>().Configure(options => SettingsReader.Read(configuration, section, options));

    private static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == "http" || uri.Scheme == "https");
}
