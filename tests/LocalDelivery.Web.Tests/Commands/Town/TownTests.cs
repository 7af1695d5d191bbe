using LocalDelivery.Ordering;
using LocalDelivery.Web.Commands.Town;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Tests.Commands.Town;

public sealed class TownTests
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    private static readonly IReadOnlyList<AddressSuggestion> Doors =
    [
        .. DemoStreets.Addresses().Addresses.Select(door => new AddressSuggestion(
            AddressId.New(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero)), door.Street, door.HouseNumber, door.Postcode, door.City, door.Location)),
    ];

    private static IReadOnlyList<Household> Households(int count, int seed = 7) => Web.Commands.Town.Households.For(Doors, count, seed, Wednesday);

    [Fact]
    public void The_town_has_room_for_everybody_and_no_door_twice()
    {
        Assert.InRange(Doors.Count, 1_200, 1_500);
        Assert.Equal(Doors.Count, Doors.Select(door => (door.Street, door.HouseNumber)).Distinct().Count());
        Assert.Equal(Doors.Count, Doors.Select(door => door.Location).Distinct().Count());
        Assert.All(Doors, door => Assert.InRange(DemoStreets.Depot.MetersTo(door.Location), 10, 4_000));
    }

    [Fact]
    public void A_larger_town_begins_with_the_smaller_one() =>
        Assert.Equal(Households(100).Select(Told), Households(300).Take(100).Select(Told));

    [Fact]
    public void Another_seed_is_another_town() => Assert.NotEqual(Households(20).Select(Told), Households(20, seed: 8).Select(Told));

    private static string Told(Household household) =>
        $"{household.Token} {household.Name} {household.Door.Street} {household.Door.HouseNumber} {string.Join(", ", household.Wants)}";

    [Fact]
    public void A_town_is_as_mixed_as_a_real_one()
    {
        var households = Households(300);

        Assert.Contains(households, household => household.AccessNote.Length > 0);
        Assert.Contains(households, household => household.Latest is not null);
        Assert.Contains(households, household => household.Skip is not null);
        Assert.Contains(households, household => household.Away is not null);
        Assert.Contains(households, household => household.Flat.Length > 0);
        Assert.Contains(households, household => household.Wants.Any(want => want.EveryWeeks == 2));
        Assert.InRange(households.Count(household => household.Wants.Any(want => want.QuantityOn(Wednesday) > 0)), 120, 220);
    }

    [Fact]
    public void Nothing_is_wanted_on_a_day_it_is_not_sold() => Assert.All(
        Households(300).SelectMany(household => household.Wants), want => Assert.Equal(Weekdays.None, want.Quantities.Days & ~Goods.All[want.Good].Weekdays));

    [Fact]
    public void The_vans_hold_more_than_a_busy_day()
    {
        var households = Households(300);
        var fleet = FleetPlan.For(households, 4, Wednesday);
        var crates = households.Sum(household => household.Wants.Sum(want => want.QuantityOn(Wednesday) * Goods.All[want.Good].Crates));

        Assert.True(fleet.Capacity[0] * 4 > crates);
        Assert.True(fleet.Starts < fleet.Ends);
    }

    [Fact]
    public void Made_up_people_have_phones_that_ring_nowhere()
    {
        var phones = FictionalPhones.Households.Prepend(FictionalPhones.Owner).Concat(Enumerable.Range(0, FictionalPhones.MostDrivers).Select(FictionalPhones.Driver)).ToList();

        Assert.Equal(phones.Count, phones.Distinct(StringComparer.Ordinal).Count());
        Assert.All(phones, phone =>
        {
            Assert.Matches(@"^\+1\d{3}55501\d\d$", phone);
            Assert.True(PhoneNumber.TryParse(phone, "US", out var e164) && e164 == phone, phone);
        });
    }
}
