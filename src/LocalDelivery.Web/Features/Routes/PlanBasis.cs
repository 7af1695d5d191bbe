using System.Security.Cryptography;
using System.Text;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>
/// What a plan was made from, as a digest: the same orders, doors, hours and vans over the same map need no other plan, but one that was
/// estimated while the map was out does. What has been promised since is left out, for it came from the plan.
/// </summary>
public static class PlanBasis
{
    public static string Of(
        Business business, Depot depot, IEnumerable<DueOrder> due, IEnumerable<Shift> shifts, IReadOnlyDictionary<VehicleId, IReadOnlyList<int>> capacities,
        TravelSource source)
    {
        var facts = new StringBuilder();
        facts.Append(FormattableString.Invariant($"{source} {business.ServiceSeconds} {business.Familiarity} {business.BandMinutes} {depot.Location.Latitude:R} {depot.Location.Longitude:R}\n"));
        foreach (var order in due.OrderBy(order => order.Order.Number))
        {
            var door = order.Customer.Door.Location;
            facts.Append(FormattableString.Invariant(
                $"{order.Order.Id} {door.Latitude:R} {door.Longitude:R} {order.Customer.Earliest:O} {order.Customer.Latest:O} {string.Join(' ', order.Load)} {order.Usual?.DriverId} {order.Usual?.At:O}\n"));
        }

        foreach (var shift in shifts.OrderBy(shift => shift.DriverId.Value))
            facts.Append(FormattableString.Invariant($"{shift.DriverId} {shift.VehicleId} {shift.Starts:O} {shift.Ends:O} {string.Join(' ', capacities[shift.VehicleId])}\n"));
        return $"{Loads(due)} {Digest(facts)}";
    }

    /// <summary>
    /// Whether a plan was made for what is to be loaded now: a line may have joined an order since. A plan from before this was kept can not tell.
    /// </summary>
    public static bool HasLoads(string basis, IEnumerable<DueOrder> due) => !basis.Contains(' ', StringComparison.Ordinal) || basis.StartsWith(Loads(due), StringComparison.Ordinal);

    private static string Loads(IEnumerable<DueOrder> due) => Digest(due.OrderBy(order => order.Order.Number).Aggregate(
        new StringBuilder(), (facts, order) => facts.Append(FormattableString.Invariant($"{order.Order.Id} {string.Join(' ', order.Load)}\n"))));

    private static string Digest(StringBuilder facts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts.ToString())));
}
