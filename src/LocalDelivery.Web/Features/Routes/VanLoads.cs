using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>
/// A house that wants more than any van of the day can take is visited more than once. By first-fit decreasing (Johnson 1973), which takes at
/// most a ninth more loads than the fewest there can be, in the van that the whole comes closest to and the unit it is fullest in.
/// </summary>
public static class VanLoads
{
    /// <returns>The orders of one visit, divided into as many as it takes; an order that is too much for any van is alone, and the others go without it.</returns>
    public static IReadOnlyList<IReadOnlyList<DueOrder>> Of(IReadOnlyList<DueOrder> visit, IReadOnlyList<IReadOnlyList<int>> vans)
    {
        if (vans.Count == 0 || vans.Any(van => Fits(visit, van))) return [visit];
        var largest = vans.MinBy(van => Units(van).Max(unit => Fullness(visit, van, unit)))!;
        var tightest = Units(largest).MaxBy(unit => Fullness(visit, largest, unit));
        var loads = new List<List<DueOrder>>();
        foreach (var order in InTurn(visit, tightest))
        {
            var load = loads.Find(load => (order.Told is null || order.Told == load[0].Told) && Fits([.. load, order], largest));
            if (load is not null) load.Add(order);
            else loads.Add([order]);
        }

        return loads;
    }

    /// <summary>Who was promised a time first, together with whoever was told the same driver: a later plan with more orders divides them as the first did.</summary>
    private static IEnumerable<DueOrder> InTurn(IEnumerable<DueOrder> visit, int unit) => visit
        .OrderBy(order => order.Promise is null).ThenBy(order => order.Told?.Value ?? Guid.Empty).ThenByDescending(order => order.Load[unit]).ThenBy(order => order.Order.Number);

    private static IEnumerable<int> Units(IReadOnlyList<int> van) => Enumerable.Range(0, van.Count);

    private static bool Fits(IReadOnlyList<DueOrder> orders, IReadOnlyList<int> van) => Units(van).All(unit => orders.Sum(order => order.Load[unit]) <= van[unit]);

    /// <summary>How many of this van the unit alone would fill.</summary>
    private static double Fullness(IReadOnlyList<DueOrder> orders, IReadOnlyList<int> van, int unit) =>
        orders.Sum(order => order.Load[unit]) is > 0 and var wanted ? (double)wanted / van[unit] : 0;
}
