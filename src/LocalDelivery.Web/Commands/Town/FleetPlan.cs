using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Commands.Town;

/// <summary>How large the vans and how long the shifts must be for a made-up town's busiest day. Rough on the safe side.</summary>
public sealed record FleetPlan(IReadOnlyList<int> Capacity, TimeOnly Starts, TimeOnly Ends)
{
    private const double Spare = 1.5;
    private const int SecondsPerDoor = 150;
    private static readonly TimeSpan ToAndFro = TimeSpan.FromMinutes(45);
    private static readonly TimeOnly First = new(4, 0);
    private static readonly TimeOnly EarliestEnd = new(8, 30);
    private static readonly TimeOnly LatestEnd = new(13, 0);

    /// <param name="from">Two weeks from here show every rhythm.</param>
    public static FleetPlan For(IReadOnlyList<Household> households, int drivers, DateOnly from)
    {
        var days = Enumerable.Range(0, 14).Select(from.AddDays).ToList();
        var doors = days.Max(day => households.Count(household => household.Wants.Any(want => want.QuantityOn(day) > 0)));
        var shift = TimeSpan.FromSeconds((double)doors * SecondsPerDoor / drivers) + ToAndFro;
        var ends = shift > LatestEnd - First ? LatestEnd : First.Add(shift);
        return new FleetPlan(
            [.. Enumerable.Range(0, Goods.LoadUnits.Count).Select(unit => PerVan(days.Max(day => Load(households, unit, day)), drivers))],
            First, ends < EarliestEnd ? EarliestEnd : RoundedUp(ends));
    }

    private static int Load(IReadOnlyList<Household> households, int unit, DateOnly day) =>
        households.Sum(household => household.Wants.Sum(want => want.QuantityOn(day) * (unit == 0 ? Goods.All[want.Good].Crates : Goods.All[want.Good].Bags)));

    /// <summary>A crate has ten places, and bags are packed by the ten.</summary>
    private static int PerVan(int load, int drivers) => Math.Max(60, (int)Math.Ceiling(load * Spare / drivers / 10) * 10);

    private static TimeOnly RoundedUp(TimeOnly time) => new(time.Minute > 30 ? time.Hour + 1 : time.Hour, time.Minute is > 0 and <= 30 ? 30 : 0);

    /// <summary>The door in the middle of all: a depot close to everybody.</summary>
    public static Location Middle(IReadOnlyList<AddressSuggestion> doors)
    {
        var byLatitude = doors.Select(door => door.Location.Latitude).Order().ToList();
        var byLongitude = doors.Select(door => door.Location.Longitude).Order().ToList();
        var middle = new Location(byLatitude[doors.Count / 2], byLongitude[doors.Count / 2]);
        return doors.MinBy(door => middle.MetersTo(door.Location))!.Location;
    }
}
