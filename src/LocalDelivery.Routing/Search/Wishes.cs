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

    private Wishes(RoutingProblem problem, CostScale scale, int[] rows, int[] vehicles)
    {
        usual = [.. rows.Select(row => UsualOf(problem, row) is var vehicle && vehicle < 0 ? Nobody : Array.IndexOf(vehicles, vehicle) is >= 0 and var here ? here : Elsewhere)];
        var preferred = Array.ConvertAll(rows, row => problem.IsDepot(row) ? null : problem.Stops[row].Preferred);
        costOfAnother = [.. rows.Select(row => UsualOf(problem, row) < 0 ? 0 : scale.Amount(problem.Stops[row].Usual!.Value.CostOfAnother))];
        earliest = Array.ConvertAll(preferred, wish => wish?.Window.Earliest ?? 0);
        latest = Array.ConvertAll(preferred, wish => wish?.Window.Latest ?? 0);
        perHourEarly = Array.ConvertAll(preferred, wish => wish?.EarlyPerHour ?? 0);
        perHourLate = Array.ConvertAll(preferred, wish => wish?.LatePerHour ?? 0);
        perSecondEarly = Array.ConvertAll(perHourEarly, scale.Second);
        perSecondLate = Array.ConvertAll(perHourLate, scale.Second);
        OfTime = Array.Exists(perHourEarly, cost => cost > 0) || Array.Exists(perHourLate, cost => cost > 0);
    }

    /// <summary>Whether anybody wishes for a time.</summary>
    public bool OfTime { get; }

    /// <summary>Null where nobody wishes for anything, which is quicker.</summary>
    public static Wishes? Of(RoutingProblem problem, CostScale scale, int[] rows, int[] vehicles) =>
        rows.Any(row => !problem.IsDepot(row) && problem.Stops[row] is { Usual: not null } or { Preferred: not null }) ? new Wishes(problem, scale, rows, vehicles) : null;

    private static int UsualOf(RoutingProblem problem, int row) => problem.IsDepot(row) ? Nobody : problem.UsualVehicle(row);

    public long CostOfDriver(int vehicle, int stop) => usual[stop] == Nobody || usual[stop] == vehicle ? 0 : costOfAnother[stop];

    /// <summary>The wish as one of a route's, for a service that begins then.</summary>
    public LaterDeparture.Service Of(int stop, int start) => new(start, earliest[stop], latest[stop], perHourEarly[stop], perHourLate[stop]);

    /// <summary>What it costs that service begins then.</summary>
    public long CostOfTime(int stop, int start) =>
        start < earliest[stop] ? perSecondEarly[stop] * (earliest[stop] - start) : start > latest[stop] ? perSecondLate[stop] * (start - latest[stop]) : 0;
}
