using System.Data.Common;
using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>
/// What a plan's driving times are taken from: the map the settings name or, while that is out, the straight line. One plan is made and
/// checked with one of them throughout. Which one is the night's problem "travel", written with the plan: another process knows it too.
/// </summary>
public sealed class DayTravel(ITravelTimes map, StraightLineTravelTimes estimate, NightStore nights, IOptions<RoutingOptions> options)
{
    private const string Kind = "travel";

    /// <summary>May throw <see cref="MapOutage"/> when asked.</summary>
    public ITravelTimes Map => map;

    public ITravelTimes Estimate => estimate;

    /// <summary>For what is not driven as planned, only learned from: the map where it answers, else the straight line.</summary>
    public ITravelTimes MapOrEstimate => new Either(map, estimate);

    private sealed class Either(ITravelTimes map, ITravelTimes estimate) : ITravelTimes
    {
        public Travel Between(IReadOnlyList<Location> locations)
        {
            try
            {
                return map.Between(locations);
            }
            catch (MapOutage)
            {
                return estimate.Between(locations);
            }
        }
    }

    public TravelSource Source(MapOutage? outage = null) => outage is null ? options.Value.Source : TravelSource.Straight;

    /// <summary>What the depot's newest plan was made with.</summary>
    public async Task<ITravelTimes> Of(StoredPlan plan) => await IsEstimated(plan) ? estimate : map;

    /// <summary>Whether the depot's newest plan had to do with the straight line, or has it by the settings.</summary>
    public async Task<bool> IsEstimated(StoredPlan plan) => options.Value.Source == TravelSource.Straight
        || (await nights.Problems(plan.DeliveryDate)).Any(problem => problem.Kind == Kind && problem.ItemId == plan.DepotId.ToString());

    public Task Record(DbTransaction tx, StoredPlan plan, MapOutage? outage) =>
        outage is null ? nights.Solve(tx, plan.DeliveryDate, Kind, plan.DepotId.ToString()) : nights.Notice(tx, Problem(plan, outage));

    private NightProblem Problem(StoredPlan plan, MapOutage outage) => options.Value.Source == TravelSource.Osrm
        ? new NightProblem(plan.DeliveryDate, "travel", plan.DepotId.ToString(), "no-server", outage.Message)
        : new NightProblem(plan.DeliveryDate, "travel", plan.DepotId.ToString(), "no-roads", outage.Message);
}
