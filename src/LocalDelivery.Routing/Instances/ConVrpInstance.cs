namespace LocalDelivery.Routing.Instances;

/// <summary>
/// A consistent routing problem over several days (C. Groër, B. Golden, E. Wasil, "The Consistent Vehicle Routing Problem",
/// Manufacturing &amp; Service Operations Management 11, 2009): one depot, identical vehicles, customers with a demand per day.
/// </summary>
/// <param name="Name">What the file calls it; many share a name.</param>
/// <param name="DayCount">How many days, at least 1.</param>
/// <param name="Capacity">What a vehicle carries on a day, at least 1.</param>
/// <param name="DurationLimit">How long a route may take, travel and service together, in the file's unit, in which a unit of distance takes a unit of time.</param>
/// <param name="Depot">Where all routes begin and end.</param>
/// <param name="Customers">Customer k, as the file numbers them, is at k − 1.</param>
public sealed record ConVrpInstance(
    string Name, int DayCount, int Capacity, decimal DurationLimit, (double X, double Y) Depot, IReadOnlyList<ConVrpCustomer> Customers)
{
    /// <summary>The customers to visit on a day (from 0), as positions in <see cref="Customers"/>.</summary>
    public IReadOnlyList<int> VisitedOn(int day) => [.. Enumerable.Range(0, Customers.Count).Where(customer => Customers[customer].Demands[day] is not null)];

    /// <summary>A day (from 0) as a problem, in hundredths of the file's unit: meters to the nearest, seconds rounded up so that the limit is surely kept.</summary>
    public RoutingProblem ToProblem(int day) => ConVrpDay.Of(this, day);

    /// <summary>Reads the authors' format.</summary>
    /// <exception cref="InstanceFormatException">The file is something else, lacks something or contradicts itself.</exception>
    public static ConVrpInstance Read(TextReader file) => ConVrpReader.Read(new InstanceText(InstanceLines.Read(file)));
}

/// <summary>A customer of several days.</summary>
/// <param name="X">Eastward, −1,000,000 to 1,000,000 in the file's unit.</param>
/// <param name="Y">Northward, likewise.</param>
/// <param name="Demands">Per day what is delivered; null where nobody comes.</param>
/// <param name="ServiceTimes">Per day how long a visit takes, in the file's unit.</param>
public sealed record ConVrpCustomer(double X, double Y, IReadOnlyList<int?> Demands, IReadOnlyList<decimal> ServiceTimes);
