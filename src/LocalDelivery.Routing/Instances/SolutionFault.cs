namespace LocalDelivery.Routing.Instances;

/// <summary>One way in which a solution is wrong.</summary>
/// <param name="Kind">Which rule is broken.</param>
/// <param name="Route">On which route, from 1, if on one.</param>
/// <param name="Customer">At which customer, if at one.</param>
/// <param name="Expected">The number the rule asks for, in the instance's own unit: for bounds, the bound.</param>
/// <param name="Actual">The number found.</param>
public sealed record SolutionFault(SolutionFaultKind Kind, int? Route, int? Customer, decimal Expected, decimal Actual);

/// <summary>The rules a solution is checked against.</summary>
public enum SolutionFaultKind
{
    /// <summary>A customer is on no route (visits due, found).</summary>
    CustomerMissing,

    /// <summary>A customer is visited more than once (visits due, found).</summary>
    CustomerRepeated,

    /// <summary>The instance has no such customer (visits due, found).</summary>
    CustomerUnknown,

    /// <summary>More routes than vehicles (vehicles, routes).</summary>
    TooManyRoutes,

    /// <summary>A route's demands exceed the capacity (capacity, load).</summary>
    Overloaded,

    /// <summary>Arrival after the customer's window (its end, arrival).</summary>
    Late,

    /// <summary>Back at the depot after its window (its end, return).</summary>
    BackLate,

    /// <summary>The stated cost is not the routes' length (length, stated).</summary>
    WrongCost,
}
