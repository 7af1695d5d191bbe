using CsCheck;
using LocalDelivery.Routing.Roads;

namespace LocalDelivery.Routing.Tests.Roads;

/// <summary>Small random towns with one-way streets and turn signs, against the plainest search there is.</summary>
public class RandomRoadsTests
{
    private const int Side = 4;

    private sealed record Street(int From, int To, bool OneWay);

    private static readonly Gen<(Street[] Streets, (int From, int To, bool Only)[] Signs, int[] Doors)> Any = Gen.Select(
        Gen.Select(Gen.Int[0, (Side * Side) - 1], Gen.Bool, Gen.Int[0, 3], (at, east, way) => StreetAt(at, east, way == 0)).Array[6, 24],
        Gen.Select(Gen.Int[0, 23], Gen.Int[0, 23], Gen.Int[0, 3], (from, to, only) => (from, to, only == 0)).Array[0, 6],
        Gen.Int[0, 23].Array[2, 5]);

    [Fact]
    public void The_network_agrees_with_a_plain_search_and_from_both_ends() => Any.Sample(
        any =>
        {
            var streets = any.Streets.Where(street => street.To >= 0).DistinctBy(street => (street.From, street.To)).ToArray();
            if (streets.Length == 0 || Network(streets, any.Signs) is not { } network) return true;
            var doors = any.Doors.Select(door => Middle(streets[door % streets.Length])).Where(network.Reaches).ToArray();
            var times = new RoadTravelTimes(network);
            var all = times.Legs(doors, doors);
            for (var to = 0; to < doors.Length; to++)
            {
                var column = doors.Length > 1 ? times.Legs(doors, [doors[to]]) : all;
                for (var from = 0; from < doors.Length; from++)
                {
                    var plain = PlainSearch.Milliseconds(streets.Length, any.Signs, street => (streets[street].From, streets[street].To, streets[street].OneWay), Number(streets, doors[from]), Number(streets, doors[to]));
                    if (all[from, to] != column[from, doors.Length > 1 ? 0 : to]) return false;
                    // A door beside a part that is cut off meets another road; the plain search knows only its own.
                    if (OnItsOwnStreet(times, doors[from]) && OnItsOwnStreet(times, doors[to]) && plain is { } known && Math.Abs(all[from, to].Seconds - (known / 1000.0)) > 1.5) return false;
                }
            }

            return true;
        }, iter: 3000);

    [Fact]
    public void Where_nothing_is_forbidden_a_detour_is_never_quicker() => Any.Sample(
        any =>
        {
            var streets = any.Streets.Where(street => street.To >= 0).DistinctBy(street => (street.From, street.To)).ToArray();
            if (streets.Length == 0 || Network(streets, []) is not { } network) return true;
            var doors = streets.Select(Middle).Where(network.Reaches).ToArray();
            var travel = new RoadTravelTimes(network).Between(doors);
            return Enumerable.Range(0, doors.Length).All(a => Enumerable.Range(0, doors.Length).All(b => Enumerable.Range(0, doors.Length)
                .All(c => travel.Seconds(a, c) <= (long)travel.Seconds(a, b) + travel.Seconds(b, c))));
        }, iter: 300);

    private static bool OnItsOwnStreet(RoadTravelTimes times, Location door) =>
        times.Between([door, Beside(door)])[0, 1] is { Exists: true, Seconds: <= 2 };

    private static Location Beside(Location door) => new(door.Latitude, door.Longitude + 1e-9);

    private static Street StreetAt(int at, bool east, bool oneWay) =>
        new(at, east ? (at % Side < Side - 1 ? at + 1 : -1) : (at + Side < Side * Side ? at + Side : -1), oneWay);

    private static RoadNetwork? Network(Street[] streets, (int From, int To, bool Only)[] signs)
    {
        var town = new Town();
        for (var corner = 0; corner < Side * Side; corner++) town.Node(corner, East(corner), North(corner));
        foreach (var street in streets) town.Road([street.From, street.To], street.OneWay ? "oneway=yes" : "oneway=no");
        foreach (var (from, to, only) in Valid(streets, signs)) town.Sign(only ? "only_straight_on" : "no_left_turn", from + 1, Shared(streets[from], streets[to]), to + 1);
        try
        {
            return town.Network;
        }
        catch (InvalidDataException)
        {
            return null; // no two streets meet
        }
    }

    /// <summary>Signs between two different streets that meet.</summary>
    private static IEnumerable<(int From, int To, bool Only)> Valid(Street[] streets, (int From, int To, bool Only)[] signs) =>
        signs.Where(sign => sign.From < streets.Length && sign.To < streets.Length && sign.From != sign.To && Shared(streets[sign.From], streets[sign.To]) >= 0);

    private static int Shared(Street a, Street b) =>
        a.From == b.From || a.From == b.To ? a.From : a.To == b.From || a.To == b.To ? a.To : -1;

    // Corners are not on an even grid, so that ways differ in length.
    private static double East(int corner) => (corner % Side * 100) + (corner * 7 % 40);

    private static double North(int corner) => (corner / Side * 100) + (corner * 11 % 40);

    private static Location Middle(Street street) => Town.At((East(street.From) + East(street.To)) / 2, (North(street.From) + North(street.To)) / 2);

    private static int Number(Street[] streets, Location door) => Array.FindIndex(streets, street => Middle(street) == door);

    /// <summary>Bellman and Ford's: every turn again and again until nothing gets better.</summary>
    private static class PlainSearch
    {
        public static double? Milliseconds(int count, (int From, int To, bool Only)[] signs, Func<int, (int From, int To, bool OneWay)> street, int from, int to)
        {
            var streets = Enumerable.Range(0, count).Select(each => new Street(street(each).From, street(each).To, street(each).OneWay)).ToArray();
            var valid = Valid(streets, signs).ToList();
            var arcs = Enumerable.Range(0, 2 * count).Where(arc => arc % 2 == 0 || !streets[arc / 2].OneWay).ToArray();
            if (from == to) return 0;
            var atEnd = new double[2 * count]; // to the end of the arc
            Array.Fill(atEnd, double.PositiveInfinity);
            foreach (var arc in arcs.Where(arc => arc / 2 == from)) atEnd[arc] = Length(streets[from]) / 2;
            for (var better = true; better;)
            {
                better = false;
                foreach (var arc in arcs)
                    foreach (var next in arcs.Where(next => Tail(streets, next) == Head(streets, arc) && Allowed(streets, arcs, valid, arc, next)))
                    {
                        var cost = atEnd[arc] + Length(streets[next / 2]);
                        if (cost < atEnd[next] - 1e-6) (atEnd[next], better) = (cost, true);
                    }
            }

            var best = arcs.Where(arc => arc / 2 == to).Select(arc => atEnd[arc] - (Length(streets[to]) / 2)).DefaultIfEmpty(double.PositiveInfinity).Min();
            return double.IsFinite(best) ? best : null;
        }

        private static int Tail(Street[] streets, int arc) => arc % 2 == 0 ? streets[arc / 2].From : streets[arc / 2].To;

        private static int Head(Street[] streets, int arc) => Tail(streets, arc ^ 1);

        /// <summary>Milliseconds at ten meters a second.</summary>
        private static double Length(Street street) => Town.At(East(street.From), North(street.From)).MetersTo(Town.At(East(street.To), North(street.To))) * 100;

        private static bool Allowed(Street[] streets, int[] arcs, List<(int From, int To, bool Only)> signs, int arc, int next)
        {
            var here = signs.Where(sign => sign.From == arc / 2 && Shared(streets[sign.From], streets[sign.To]) == Head(streets, arc)).ToList();
            var obeyed = here.Where(sign => !sign.Only || arcs.Any(other => other / 2 == sign.To && Tail(streets, other) == Head(streets, arc)));
            return obeyed.All(sign => sign.Only == (sign.To == next / 2));
        }
    }
}
