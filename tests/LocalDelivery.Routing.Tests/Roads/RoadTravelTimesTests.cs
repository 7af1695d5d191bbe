using LocalDelivery.Routing.Roads;

namespace LocalDelivery.Routing.Tests.Roads;

public class RoadTravelTimesTests
{
    /// <summary>
    /// A square of 1,000 m with a street into it:
    /// 4 ── 3
    /// │    │
    /// 1 ── 2 ── 5
    /// </summary>
    private static Town Square(params string[] southTags) => Corners(null).Road([1, 2], southTags).Road([2, 3]).Road([3, 4]).Road([4, 1]).Road([2, 5]);

    private static Town Corners(VanDriving? driving) =>
        new Town(driving).Node(1, 0, 0).Node(2, 1000, 0).Node(3, 1000, 1000).Node(4, 0, 1000).Node(5, 2000, 0);

    private static readonly Location West = Town.At(200, 0), East = Town.At(700, 0);

    [Fact]
    public void A_road_takes_its_length_at_its_speed()
    {
        var leg = Square().Times.Between([West, East])[0, 1];
        Assert.InRange(leg.Seconds, 50, 51); // 500 m at 10 m/s, rounded up
        Assert.InRange(leg.Meters, 500, 501);
    }

    [Theory]
    [InlineData("oneway=yes", 51, 351)]
    [InlineData("oneway=-1", 351, 51)]
    [InlineData("junction=roundabout", 51, 351)]
    [InlineData("oneway=no", 51, 51)]
    public void A_one_way_road_is_driven_one_way(string tag, int there, int back)
    {
        Assert.InRange(Square(tag).Seconds(West, East), there - 2, there + 2);
        Assert.InRange(Square(tag).Seconds(East, West), back - 2, back + 2);
    }

    [Fact]
    public void A_motorway_is_one_way_and_has_no_doors()
    {
        var town = Square("highway=motorway", "maxspeed=36");
        Assert.InRange(Square("highway=motorway", "maxspeed=36").Seconds(Town.At(0, 100), Town.At(1000, 100)), 119, 122);
        Assert.InRange(town.Seconds(Town.At(1000, 100), Town.At(0, 100)), 279, 282);
        Assert.InRange(town.Seconds(Town.At(1000, 500), Town.At(0, 500)), 199, 202); // over the north, not back over the motorway
        Assert.True(town.Seconds(West, Town.At(0, 500)) > 200); // the door rolls 200 m at 1 m/s to the west road
    }

    [Fact]
    public void A_door_between_junctions_meets_the_road_where_it_stands() =>
        Assert.InRange(Square().Seconds(Town.At(200, 10), Town.At(700, -20)), 80, 81); // 50 s on the road, 30 m at 1 m/s

    [Fact]
    public void A_door_far_from_any_road_is_unreachable_and_so_said()
    {
        var times = Square().Times.Between([West, Town.At(500, -1100), Town.At(500, -900)]);
        Assert.Equal(Travel.Unreachable, times.Seconds(0, 1));
        Assert.Equal(Travel.Unreachable, times.Seconds(1, 0));
        Assert.True(times[0, 2].Exists);
    }

    [Fact]
    public void A_road_that_hangs_together_with_nothing_is_not_used() =>
        Assert.InRange(Square().Node(8, 400, -50).Node(9, 600, -50).Road([8, 9]).Seconds(Town.At(500, -50), East), 69, 72); // 50 m to the real road, 200 m on it

    [Fact]
    public void Places_alike_are_no_way_apart() =>
        Assert.Equal(new Leg(0, 0), Square().Times.Between([Town.At(200, 40), Town.At(200, 40)])[0, 1]);

    [Theory]
    [InlineData("motor_vehicle=no", false, false)]
    [InlineData("access=private", true, false)]
    [InlineData("motor_vehicle=destination", true, false)]
    [InlineData("access=no;motorcar=yes", true, true)]
    [InlineData("vehicle=agricultural", false, false)]
    [InlineData("access=permissive", true, true)]
    [InlineData("highway=primary;access=private", false, false)]
    [InlineData("highway=footway", false, false)]
    public void A_van_goes_where_it_may(string tags, bool toADoor, bool through)
    {
        var town = Square(tags.Split(';'));
        Assert.Equal(through, town.Seconds(Town.At(0, 1), Town.At(1000, 1)) < 110);
        Assert.Equal(toADoor, town.Seconds(Town.At(500, 0), Town.At(1000, 500)) < 110);
        Assert.Equal(toADoor, town.Seconds(Town.At(1000, 500), Town.At(500, 0)) < 110);
    }

    [Fact]
    public void Behind_a_sign_for_residents_a_van_goes_from_door_to_door() =>
        Assert.InRange(Square("access=private").Seconds(West, East), 50, 51);

    [Theory]
    [InlineData("barrier=bollard", true)]
    [InlineData("barrier=gate", false)]
    public void A_post_on_the_road_stops_a_van(string barrier, bool stopped)
    {
        var town = Corners(null).Node(6, 500, 0, barrier).Road([1, 6, 2]).Road([2, 3]).Road([3, 4]).Road([4, 1]);
        Assert.Equal(stopped, town.Seconds(West, East) > 300);
    }

    [Fact]
    public void Forbidden_turns_are_not_made()
    {
        // From the south road at 2 into the north road (way 2) forbidden: by the dead end 5 and back.
        Assert.InRange(Square().Seconds(East, Town.At(1000, 300)), 60, 61);
        Assert.InRange(Square().Sign("no_left_turn", 1, 2, 2).Seconds(East, Town.At(1000, 300)), 220, 262);
        Assert.InRange(Square().Sign("only_straight_on", 1, 2, 5).Seconds(East, Town.At(1000, 300)), 259, 262);
        Assert.InRange(Square().Sign("no_left_turn", 1, 2, 2, "except=bicycle;motorcar").Seconds(East, Town.At(1000, 300)), 60, 61);
        Assert.InRange(Square().Sign("no_left_turn", 1, 2, 2).Seconds(Town.At(1000, 300), East), 60, 61);
    }

    [Fact]
    public void A_sign_by_way_of_another_road_is_counted_as_not_handled()
    {
        var network = Square().Relation(
            [new("from", MapMemberKind.Way, 1), new("via", MapMemberKind.Way, 2), new("to", MapMemberKind.Way, 3)], "type=restriction", "restriction=no_u_turn").Network;
        Assert.Equal(1, network.RestrictionsNotHandled);
    }

    [Fact]
    public void Turns_signals_and_turning_round_cost_time()
    {
        var driving = Town.Plain with { TurnSeconds = 3, SignalSeconds = 5, UTurnSeconds = 20 };
        var town = Corners(driving).Node(6, 500, 0, "highway=traffic_signals").Road([1, 6, 2]).Road([2, 3]).Road([3, 4]).Road([4, 1]).Road([2, 5]).Sign("only_straight_on", 1, 2, 5);
        Assert.InRange(town.Seconds(West, East), 55, 56);
        Assert.InRange(town.Seconds(Town.At(1000, 300), Town.At(1300, 0)), 63, 64);
        Assert.InRange(town.Seconds(Town.At(800, 0), Town.At(1000, 300)), 20 + 100 + 20 + 100 + 3 + 30, 20 + 100 + 20 + 100 + 3 + 31);
        Assert.InRange(town.Seconds(Town.At(0, 500), Town.At(200, 0)), 70, 71); // a bend where only two roads meet is no turn
    }

    [Fact]
    public void A_map_without_roads_is_refused() =>
        Assert.Throws<InvalidDataException>(() => new Town().Node(1, 0, 0).Network);
}
