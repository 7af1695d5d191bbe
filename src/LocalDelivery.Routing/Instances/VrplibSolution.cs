using System.Globalization;

namespace LocalDelivery.Routing.Instances;

/// <summary>A solution as VRPLIB's .sol files write it.</summary>
/// <param name="Routes">Customers in the order of the visits, numbered from 1: the depot is not counted, so customer k is node k + 1 of the file.</param>
/// <param name="Cost">The stated cost, in the instance's own unit.</param>
public sealed record VrplibSolution(IReadOnlyList<IReadOnlyList<int>> Routes, decimal Cost)
{
    /// <summary>The routes of a plan for <see cref="VrplibInstance.ToProblem"/>, at the cost its instance's coordinates say.</summary>
    public static VrplibSolution Of(VrplibInstance instance, RoutePlan plan)
    {
        IReadOnlyList<int>[] routes =
            [.. plan.Routes.Select(route => route.Stops.Select(stop => int.Parse(stop.StopId, CultureInfo.InvariantCulture)).ToArray())];
        return new VrplibSolution(routes, SolutionCheck.Cost(instance, routes));
    }

    /// <summary>How much more it costs than <paramref name="best"/>, in percent of that; less than zero if it is better.</summary>
    public double GapPercentTo(VrplibSolution best) => (double)((Cost - best.Cost) / best.Cost * 100);

    /// <summary>Reads "Route #1: 3 5 …" lines and "Cost 27591".</summary>
    /// <exception cref="InstanceFormatException">A line is neither, or the cost is missing.</exception>
    public static VrplibSolution Read(TextReader file)
    {
        var lines = InstanceLines.Read(file);
        var routes = new List<IReadOnlyList<int>>();
        decimal? cost = null;
        foreach (var (number, text) in lines)
        {
            if (text.StartsWith("Route", StringComparison.OrdinalIgnoreCase)) routes.Add(Route(number, text));
            else if (!text.StartsWith("Cost", StringComparison.OrdinalIgnoreCase)) throw new InstanceFormatException(number, "solution", $"\"{text}\" is neither a route nor the cost");
            else if (cost is not null) throw new InstanceFormatException(number, "Cost", $"the cost stands twice");
            else cost = CostOf(number, text);
        }

        return new VrplibSolution([.. routes.Where(route => route.Count > 0)], cost ?? throw new InstanceFormatException(lines[^1].Number, "solution", $"{"Cost"} is missing"));
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public void Write(TextWriter file)
    {
        for (var at = 0; at < Routes.Count; at++)
            file.Write(FormattableString.Invariant($"Route #{at + 1}: {string.Join(' ', Routes[at])}\n"));
        file.Write(FormattableString.Invariant($"Cost {Cost}\n"));
    }

    private static int[] Route(int number, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw new InstanceFormatException(number, "Route", $"\"{text}\" has no colon before its customers");
        var row = new InstanceRow(number, text[..colon], InstanceLines.Fields(text[(colon + 1)..]));
        return [.. row.Fields.Select((_, at) => row.Whole(at, 1))];
    }

    private static decimal CostOf(int number, string text) =>
        decimal.TryParse(text[4..].Trim(' ', '\t', ':'), NumberStyles.Float, CultureInfo.InvariantCulture, out var cost) && cost > 0
            ? cost : throw new InstanceFormatException(number, "Cost", $"\"{text}\" names no cost");
}
