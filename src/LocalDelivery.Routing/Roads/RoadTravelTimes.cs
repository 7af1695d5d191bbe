namespace LocalDelivery.Routing.Roads;

/// <summary>
/// Travel over a road network. A way begins and ends at the point of the nearest road of the main part; between it and the
/// door the van rolls slowly, as the crow flies. A door more than <see cref="RoadNetwork.MaxMetersToRoad"/> from any road
/// is unreachable. A stop may be left in either direction. Times are of the quickest way, of several the shortest, rounded up
/// to whole seconds; its meters likewise. Only where a sign forbids a turn or turning round costs time can a detour by a
/// third door be quicker, for at a door one may turn round.
/// </summary>
/// <remarks>One search per row, or per column if those are fewer; safe to call from several threads.</remarks>
public sealed class RoadTravelTimes(RoadNetwork network) : ITravelTimes, ILegTable
{
    private static readonly Leg NoWay = new(Travel.Unreachable, 0);

    /// <inheritdoc/>
    public string MapVersion => network.Version;

    /// <inheritdoc/>
    public Travel Between(IReadOnlyList<Location> locations)
    {
        var legs = Legs(locations, locations);
        return TravelMatrix.Build(locations.Count, (from, to) => legs[from, to]);
    }

    /// <inheritdoc/>
    public Leg[,] Legs(IReadOnlyList<Location> from, IReadOnlyList<Location> to)
    {
        var (rows, columns) = (Doors(from), Doors(to));
        var legs = new Leg[from.Count, to.Count];
        if (rows.Length <= columns.Length)
            Search(network.Onward, rows, columns, door => door.Departures, door => door.Arrivals, stand => stand.Behind, (row, column, leg) => legs[row, column] = leg);
        else
            Search(network.Mirrored, columns, rows, door => door.Arrivals, door => door.Departures, stand => stand.Ahead, (column, row, leg) => legs[row, column] = leg);
        return legs;
    }

    /// <param name="spared">What need not be driven of the arc on which a way begins, and is still to be driven of the one on which it ends.</param>
    private static void Search(
        RoadGraph graph, Door[] starts, Door[] ends, Func<Door, RoadStand[]> setOut, Func<Door, RoadStand[]> comeIn, Func<RoadStand, RoadCost> spared, Action<int, int, Leg> set)
    {
        var wanted = new bool[graph.Count];
        foreach (var stand in ends.SelectMany(comeIn)) wanted[stand.State] |= stand.Open;
        Parallel.For(
            0,
            starts.Length,
            () => new RoadSearch(graph, wanted),
            (start, _, search) =>
            {
                var stands = setOut(starts[start]);
                search.Run(stands.Select(stand => (stand.State, spared(stand))));
                for (var end = 0; end < ends.Length; end++) set(start, end, Leg(search, starts[start], ends[end], stands, comeIn(ends[end]), spared));
                return search;
            },
            _ => { });
    }

    private static Leg Leg(RoadSearch search, Door start, Door end, RoadStand[] setOut, RoadStand[] comeIn, Func<RoadStand, RoadCost> spared)
    {
        if (start.Place == end.Place) return default;
        var best = RoadCost.None;
        foreach (var stand in comeIn)
        {
            if (search[stand.State] < RoadCost.None && search[stand.State] + spared(stand) < best) best = search[stand.State] + spared(stand);
            foreach (var other in setOut) // on the same arc, straight on
                if (other.Arc == stand.Arc && spared(other) <= spared(stand) && spared(stand) - spared(other) < best) best = spared(stand) - spared(other);
        }

        return best < RoadCost.None ? (best + start.ToDoor + end.ToDoor).ToLeg() : NoWay;
    }

    private Door[] Doors(IReadOnlyList<Location> places) =>
        [.. places.Select(place => network.Find(place) is { } found
            ? new Door(place, found.ToDoor, [.. network.Departures(found)], [.. network.Arrivals(found)])
            : new Door(place, default, [], []))];

    private sealed record Door(Location Place, RoadCost ToDoor, RoadStand[] Departures, RoadStand[] Arrivals);
}
