namespace LocalDelivery.Routing;

/// <summary>What the ids and skills in a valid problem's stops and vehicles refer to, as positions and bits.</summary>
internal sealed class ProblemLinks
{
    /// <summary>One bit each.</summary>
    public const int MostSkills = 64;

    private readonly ulong[] needed;
    private readonly ulong[] had;
    private readonly int[] only;
    private readonly int[] usual;
    private readonly int[][] first;

    public ProblemLinks(IReadOnlyList<Stop> stops, IReadOnlyList<Vehicle> vehicles)
    {
        var skills = stops.SelectMany(stop => stop.Skills).Distinct(StringComparer.Ordinal).ToList();
        var vehicleOf = vehicles.Select((vehicle, position) => (vehicle.Id, position)).ToDictionary(StringComparer.Ordinal);
        var stopOf = stops.Select((stop, position) => (stop.Id, position)).ToDictionary(StringComparer.Ordinal);
        needed = [.. stops.Select(stop => Bits(stop.Skills))];
        had = [.. vehicles.Select(vehicle => Bits(vehicle.Skills))];
        only = [.. stops.Select(stop => stop.OnlyVehicle is { } id ? vehicleOf[id] : -1)];
        usual = [.. stops.Select(stop => stop.Usual is { } vehicle ? vehicleOf[vehicle.VehicleId] : -1)];
        first = [.. vehicles.Select(vehicle => vehicle.First.Select(id => stopOf[id]).ToArray())];
        for (var vehicle = 0; vehicle < first.Length; vehicle++)
            foreach (var stop in first[vehicle]) only[stop] = vehicle;

        ulong Bits(IEnumerable<string> names) => names.Select(name => skills.IndexOf(name)).Where(bit => bit >= 0).Aggregate(0UL, (bits, bit) => bits | (1UL << bit));
    }

    public bool MayServe(int vehicle, int stop) => (needed[stop] & ~had[vehicle]) == 0 && (only[stop] < 0 || only[stop] == vehicle);

    public int Usual(int stop) => usual[stop];

    public IReadOnlyList<int> First(int vehicle) => first[vehicle];
}
