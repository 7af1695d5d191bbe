namespace LocalDelivery.Routing.Instances;

/// <summary>
/// Recomputes a solution from its instance alone, with nothing of the problem's travel or the planner's: no cost is believed
/// that did not come out here.
/// </summary>
public static class SolutionCheck
{
    /// <summary>The length of the routes by the instance's coordinates and rule, in its own unit. All customers must exist.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instance has no such customer.</exception>
    public static decimal Cost(VrplibInstance instance, IReadOnlyList<IReadOnlyList<int>> routes) => instance.Rule.Cost(routes.Sum(route => Units(instance, route)));

    /// <summary>Everything that is wrong with a solution; empty if all customers are served as the instance wants, at the cost stated.</summary>
    public static IReadOnlyList<SolutionFault> Faults(VrplibInstance instance, VrplibSolution solution)
    {
        List<SolutionFault> faults = [.. Visits(instance, solution.Routes)];
        if (solution.Routes.Count > instance.VehicleCount)
            faults.Add(new SolutionFault(SolutionFaultKind.TooManyRoutes, null, null, instance.VehicleCount.Value, solution.Routes.Count));
        if (faults.Exists(fault => fault.Kind == SolutionFaultKind.CustomerUnknown)) return faults; // nobody knows the way there
        for (var at = 0; at < solution.Routes.Count; at++)
        {
            faults.AddRange(Load(instance, solution.Routes[at], at + 1));
            if (instance.Nodes[0].Window is not null) faults.AddRange(SolutionTimes.Faults(instance, solution.Routes[at], at + 1));
        }

        if (Cost(instance, solution.Routes) is var cost && cost != solution.Cost)
            faults.Add(new SolutionFault(SolutionFaultKind.WrongCost, null, null, cost, solution.Cost));
        return faults;
    }

    private static long Units(VrplibInstance instance, IReadOnlyList<int> route)
    {
        var (units, node) = (0L, 0);
        foreach (var customer in route)
        {
            if (customer < 1 || customer > instance.CustomerCount) throw new ArgumentOutOfRangeException(nameof(route), customer, $"there are {instance.CustomerCount} customers");
            units += instance.Units(node, customer);
            node = customer;
        }

        return units + instance.Units(node, 0);
    }

    private static IEnumerable<SolutionFault> Visits(VrplibInstance instance, IReadOnlyList<IReadOnlyList<int>> routes)
    {
        var counts = routes.SelectMany(route => route).CountBy(customer => customer).ToDictionary();
        for (var customer = 1; customer <= instance.CustomerCount; customer++)
        {
            counts.Remove(customer, out var count);
            if (count == 0) yield return new SolutionFault(SolutionFaultKind.CustomerMissing, null, customer, 1, 0);
            if (count > 1) yield return new SolutionFault(SolutionFaultKind.CustomerRepeated, null, customer, 1, count);
        }

        foreach (var (customer, count) in counts) yield return new SolutionFault(SolutionFaultKind.CustomerUnknown, null, customer, 0, count);
    }

    private static IEnumerable<SolutionFault> Load(VrplibInstance instance, IReadOnlyList<int> route, int number)
    {
        var load = route.Sum(customer => (long)instance.Nodes[customer].Demand);
        if (load > instance.Capacity) yield return new SolutionFault(SolutionFaultKind.Overloaded, number, null, instance.Capacity, load);
    }
}
