using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using LocalDelivery.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalDelivery.Web.Tests.Features.Routes;

/// <summary>What goes wrong with one request for a table.</summary>
public enum MapFault { None, Broken, Busy, Silent, Dropped, Html, CutShort, OtherShape, Negative, NoDistances, TooBig, NoSuchService }

/// <summary>
/// OSRM's table service as far as we use it, on a real port: strict about the address it is asked at and about its limit, and misbehaving on
/// request. Its roads take <see cref="Seconds"/>; those to or from an island do not exist.
/// </summary>
public sealed partial class OsrmStandIn : IAsyncDisposable
{
    private readonly WebApplication server;

    private OsrmStandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(Answer);
    }

    public static async Task<OsrmStandIn> Started()
    {
        var standIn = new OsrmStandIn();
        await standIn.server.StartAsync();
        return standIn;
    }

    public string Base => server.Urls.Single();

    /// <summary>The server's --max-table-size, counted as all its places together.</summary>
    public int MostPlaces { get; set; } = 100;

    public Location? Island { get; set; }

    /// <summary>One per request, in order; none left: <see cref="Always"/>.</summary>
    public ConcurrentQueue<MapFault> Faults { get; } = new();

    public MapFault Always { get; set; }

    /// <summary>How many starts and ends each request had.</summary>
    public ConcurrentQueue<(int From, int To)> Tables { get; } = new();

    /// <summary>Requests that OSRM would not have understood; every test ends by finding none.</summary>
    public ConcurrentQueue<string> Mistakes { get; } = new();

    /// <summary>Not symmetric, and never whole.</summary>
    public static double Seconds(Location from, Location to) => from == to ? 0 : 7.25 + from.MetersTo(to) / (from.Latitude < to.Latitude ? 5 : 6);

    public static double Meters(Location from, Location to) => from.MetersTo(to) * 1.5;

    private Task Answer(HttpContext context)
    {
        var asked = Table().Match(context.Request.Path + context.Request.QueryString);
        if (!asked.Success)
        {
            Mistakes.Enqueue(context.Request.Path + context.Request.QueryString);
            return Json(context, 400, """{"code":"InvalidUrl","message":"URL string malformed close to position 1"}""");
        }

        var places = asked.Groups["place"].Captures.Select(place => place.Value.Split(',').Select(degrees => double.Parse(degrees, CultureInfo.InvariantCulture)).ToArray())
            .Select(place => new Location(place[1], place[0])).ToArray();
        Location[] Chosen(string group) => [.. asked.Groups[group].Captures.Select(index => places[int.Parse(index.Value, CultureInfo.InvariantCulture)])];
        Tables.Enqueue((Chosen("from").Length, Chosen("to").Length));
        if (places.Length > MostPlaces) return Json(context, 400, """{"code":"TooBig","message":"Too many table coordinates"}""");
        return Answer(context, Faults.TryDequeue(out var fault) ? fault : Always, Chosen("from"), Chosen("to"));
    }

    private Task Answer(HttpContext context, MapFault fault, Location[] from, Location[] to) => fault switch
    {
        MapFault.None => Json(context, 200, Ok(from, to)),
        MapFault.Broken => Json(context, 500, ""),
        MapFault.Busy => Json(context, 503, "<html>"),
        MapFault.Silent => Task.Delay(Timeout.Infinite, context.RequestAborted),
        MapFault.Dropped => Drop(context),
        MapFault.Html => Json(context, 200, "<html>Welcome to the captive portal</html>"),
        MapFault.CutShort => Json(context, 200, Ok(from, to)[..^5]),
        MapFault.OtherShape => Json(context, 200, Ok(from, to[1..])),
        MapFault.Negative => Json(context, 200, """{"code":"Ok","durations":[[-1]],"distances":[[5]]}"""),
        MapFault.NoDistances => Json(context, 200, """{"code":"Ok","durations":[[1]]}"""),
        MapFault.TooBig => Json(context, 400, """{"code":"TooBig","message":"Too many table coordinates"}"""),
        MapFault.NoSuchService => Json(context, 400, """{"code":"InvalidService","message":"Service table not found!"}"""),
    };

    private string Ok(Location[] from, Location[] to) => FormattableString.Invariant(
        $$"""{"code":"Ok","durations":{{Rows(from, to, Seconds)}},"distances":{{Rows(from, to, Meters)}},"sources":[],"destinations":[]}""");

    private string Rows(Location[] from, Location[] to, Func<Location, Location, double> number) =>
        $"[{string.Join(',', from.Select(start => $"[{string.Join(',', to.Select(end => Cell(start, end, number)))}]"))}]";

    private string Cell(Location from, Location to, Func<Location, Location, double> number) =>
        from != to && (from == Island || to == Island) ? "null" : number(from, to).ToString("0.##", CultureInfo.InvariantCulture);

    private static Task Drop(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task Json(HttpContext context, int status, string content)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json; charset=UTF-8");
        return context.Response.WriteAsync(content);
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync(new CancellationToken(canceled: true));
        await server.DisposeAsync();
    }

    [GeneratedRegex(@"^/table/v1/driving/(?:(?<place>-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?)(?:;|(?=\?)))+\?sources=(?:(?<from>\d+)(?:;|(?=&)))+&destinations=(?:(?<to>\d+)(?:;|(?=&)))+&annotations=duration,distance$")]
    private static partial Regex Table();
}
