namespace LocalDelivery.Routing.Tests;

public class CachedTravelTimesTests
{
    private readonly CountingTable table = new();

    [Fact]
    public void New_doors_cost_their_rows_and_columns_only()
    {
        var cached = new CachedTravelTimes(table);
        cached.Between(Doors(1, 2, 3));
        Assert.Equal(9, table.Asked);
        cached.Between(Doors(3, 1, 2));
        Assert.Equal(9, table.Asked);
        AssertRight(cached, 2, 4, 1); // 4 to 1, 2, 3 and itself, and 1, 2, 3 to 4
        Assert.Equal(9 + 4 + 3, table.Asked);
    }

    [Fact]
    public void Places_not_asked_for_longest_leave_first()
    {
        var cached = new CachedTravelTimes(table, mostPlaces: 3);
        cached.Between(Doors(1, 2, 3));
        cached.Between(Doors(1));
        AssertRight(cached, 4); // 2 leaves
        var before = table.Asked;
        AssertRight(cached, 1, 3, 4);
        Assert.Equal(before, table.Asked);
        AssertRight(cached, 2, 1, 4);
        Assert.True(table.Asked > before);
    }

    [Fact]
    public void More_places_than_are_remembered_are_answered_all_the_same() => AssertRight(new CachedTravelTimes(table, mostPlaces: 2), 1, 2, 3, 3);

    [Fact]
    public void Another_map_is_asked_anew()
    {
        var cached = new CachedTravelTimes(table);
        cached.Between(Doors(1, 2));
        (table.MapVersion, table.Factor) = ("tomorrow's", 7);
        AssertRight(cached, 1, 2);
    }

    [Fact]
    public void A_bound_below_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new CachedTravelTimes(table, 0));

    private void AssertRight(CachedTravelTimes cached, params int[] numbers)
    {
        var travel = cached.Between(Doors(numbers));
        for (var from = 0; from < numbers.Length; from++)
            for (var to = 0; to < numbers.Length; to++)
                if (from != to) Assert.Equal(table.Leg(numbers[from], numbers[to]), travel[from, to]);
    }

    private static Location[] Doors(params int[] numbers) => [.. numbers.Select(number => new Location(number, 0))];

    private sealed class CountingTable : ILegTable
    {
        public string MapVersion { get; set; } = "today's";

        public int Factor { get; set; } = 1;

        public int Asked { get; private set; }

        public Leg Leg(int from, int to) => from == to ? default : new Leg(((from * 100) + to) * Factor, from);

        public Leg[,] Legs(IReadOnlyList<Location> from, IReadOnlyList<Location> to)
        {
            Asked += from.Count * to.Count;
            var legs = new Leg[from.Count, to.Count];
            for (var row = 0; row < from.Count; row++)
                for (var column = 0; column < to.Count; column++) legs[row, column] = Leg((int)from[row].Latitude, (int)to[column].Latitude);
            return legs;
        }
    }
}
