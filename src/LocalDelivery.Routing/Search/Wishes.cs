namespace LocalDelivery.Routing.Search;

/// <summary>What stops wish for – the usual driver, the preferred time – as costs of a <see cref="SearchModel"/>.</summary>
internal sealed class Wishes
{
    private const int Nobody = -1;
    private const int Elsewhere = -2;

    private readonly int[] usual; // the vehicle, in the model
    private readonly long[] costOfAnother;
    private readonly int[] earliest;
    private readonly int[] latest;
    private readonly int[] perHourEarly;
    private readonly int[] perHourLate;
    private readonly long[] perSecondEarly;
    private readonly long[] perSecondLate;

    private Wishes(RoutingProblem problem, CostScale scale, int[] stops, int[] vehicles)
    {
        usual = [.. stops.Select(stop => problem.UsualVehicle(stop) is var vehicle && vehicle < 0 ? Nobody : Array.IndexOf(vehicles, vehicle) is >= 0 and var here ? here : Elsewhere)];
        costOfAnother = [.. stops.Select(stop => scale.Amount(problem.Stops[stop].Usual?.CostOfAnother ?? 0))];
        earliest = [.. stops.Select(stop => problem.Stops[stop].Preferred?.Window.Earliest ?? 0)];
        latest = [.. stops.Select(stop => problem.Stops[stop].Preferred?.Window.Latest ?? 0)];
        perHourEarly = [.. stops.Select(stop => problem.Stops[stop].Preferred?.EarlyPerHour ?? 0)];
        perHourLate = [.. stops.Select(stop => problem.Stops[stop].Preferred?.LatePerHour ?? 0)];
        perSecondEarly = Array.ConvertAll(perHourEarly, scale.Second);
        perSecondLate = Array.ConvertAll(perHourLate, scale.Second);
        OfTime = Array.Exists(perHourEarly, cost => cost > 0) || Array.Exists(perHourLate, cost => cost > 0);
    }

    /// <summary>Whether anybody wishes for a time.</summary>
    public bool OfTime { get; }

    /// <summary>Null where nobody wishes for anything, which is quicker.</summary>
    public static Wishes? Of(RoutingProblem problem, CostScale scale, int[] stops, int[] vehicles) =>
        stops.Any(stop => problem.Stops[stop] is { Usual: not null } or { Preferred: not null }) ? new Wishes(problem, scale, stops, vehicles) : null;

    public long CostOfDriver(int vehicle, int stop) => usual[stop] == Nobody || usual[stop] == vehicle ? 0 : costOfAnother[stop];

    /// <summary>The wish as one of a route's, for a service that begins then.</summary>
    public LaterDeparture.Service Of(int stop, int start) => new(start, earliest[stop], latest[stop], perHourEarly[stop], perHourLate[stop]);

    /// <summary>What it costs that service begins then.</summary>
    public long CostOfTime(int stop, int start) =>
        start < earliest[stop] ? perSecondEarly[stop] * (earliest[stop] - start) : start > latest[stop] ? perSecondLate[stop] * (start - latest[stop]) : 0;
}
