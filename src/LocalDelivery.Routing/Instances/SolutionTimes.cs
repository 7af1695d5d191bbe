namespace LocalDelivery.Routing.Instances;

/// <summary>Drives a route of a solution as early as possible and sees where it comes too late.</summary>
internal static class SolutionTimes
{
    public static IEnumerable<SolutionFault> Faults(VrplibInstance instance, IReadOnlyList<int> route, int number)
    {
        long clock = instance.Nodes[0].Window!.Value.Earliest;
        var node = 0;
        foreach (var customer in route)
        {
            var (window, service) = (instance.Nodes[customer].Window!.Value, instance.Nodes[customer].Service);
            clock += instance.Units(node, customer);
            if (clock > window.Latest) yield return Late(SolutionFaultKind.Late, customer, window.Latest);
            clock = Math.Max(clock, window.Earliest) + service;
            node = customer;
        }

        clock += instance.Units(node, 0);
        if (clock > instance.Nodes[0].Window!.Value.Latest) yield return Late(SolutionFaultKind.BackLate, null, instance.Nodes[0].Window!.Value.Latest);

        SolutionFault Late(SolutionFaultKind kind, int? customer, long latest) => new(kind, number, customer, instance.Rule.Cost(latest), instance.Rule.Cost(clock));
    }
}
