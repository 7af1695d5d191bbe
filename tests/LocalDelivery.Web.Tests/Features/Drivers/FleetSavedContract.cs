using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Tests.Data;
using Location = LocalDelivery.Routing.Location;

namespace LocalDelivery.Web.Tests.Features.Drivers;

/// <summary>Depots, vehicles, drivers and shifts come back as they were last saved.</summary>
public abstract class FleetSavedContract(IDatabaseSource source) : StoreContract(source)
{
    private FleetStore Fleet => field ??= new FleetStore(Database, Time);

    private Vehicle NewVehicle(string name) => new(VehicleId.New(Time.GetUtcNow()), Given.Depot.Id, name, [40, 0]);

    [Fact]
    public async Task Depots_stand_in_the_order_they_came()
    {
        await Given.ABusiness();
        Time.Advance(TimeSpan.FromMicroseconds(1));
        var second = new Depot(DepotId.New(Time.GetUtcNow()), "A depot", new Location(-33.123456789012, 151.987654321098));
        await Database.Write(tx => Fleet.SaveDepot(tx, second));
        var moved = Given.Depot with { Name = "Zum Hof", Location = new Location(0, -180) };
        await Database.Write(tx => Fleet.SaveDepot(tx, moved));

        Assert.Equal([moved, second], await Fleet.Depots());
    }

    [Fact]
    public async Task Vehicles_stand_by_name_with_an_amount_for_every_unit()
    {
        await Given.ABusiness();
        var (van, bike) = (NewVehicle("Van"), NewVehicle("Bike") with { Capacity = [3] });
        foreach (var vehicle in new[] { van, bike, van with { Capacity = [39, 7] } }) await Database.Write(tx => Fleet.SaveVehicle(tx, vehicle));

        var found = await Fleet.Vehicles();

        Assert.Equal([bike with { Capacity = found[0].Capacity }, van with { Capacity = found[1].Capacity }], found);
        Assert.Equal([3, 0], found[0].Capacity);
        Assert.Equal([39, 7], found[1].Capacity);
    }

    [Fact]
    public async Task A_name_is_one_vehicles_in_any_case_while_it_is_in_use()
    {
        await Given.ABusiness();
        var (van, other) = (NewVehicle("Van 1"), NewVehicle("van 1"));
        await Database.Write(tx => Fleet.SaveVehicle(tx, van));

        Assert.False(await Database.Write(tx => Fleet.HasOtherNamed(tx, van)));
        Assert.True(await Database.Write(tx => Fleet.HasOtherNamed(tx, other)));
        await Assert.ThrowsAnyAsync<DbException>(() => Database.Write(tx => Fleet.SaveVehicle(tx, other)));
        await Database.Write(tx => Fleet.RetireVehicle(tx, van.Id));
        Assert.False(await Database.Write(tx => Fleet.HasOtherNamed(tx, other)));
        await Database.Write(tx => Fleet.SaveVehicle(tx, other));
    }

    [Fact]
    public async Task A_driver_is_found_by_a_phone_that_is_theirs_alone()
    {
        await Given.ABusiness();
        var (zoe, ana) = (await Given.ADriver("Zoe Berg"), await Given.ADriver("Ana Silva"));
        Assert.Equal([ana, zoe], await Fleet.Drivers());
        await Assert.ThrowsAnyAsync<DbException>(() => Database.Write(tx => Fleet.SaveDriver(tx, zoe with { Phone = ana.Phone })));
        var edited = zoe with { Name = "Zoë Berg", Phone = "+12025550199" };
        await Database.Write(tx => Fleet.SaveDriver(tx, edited));

        Assert.Equal(edited, await Fleet.FindDriverByPhone("+12025550199"));
        Assert.Null(await Fleet.FindDriverByPhone(zoe.Phone));
        await Database.Write(tx => Fleet.RetireDriver(tx, ana.Id));
        Assert.Null(await Fleet.FindDriverByPhone(ana.Phone));
    }

    [Fact]
    public async Task A_driver_has_one_shift_a_weekday_and_a_vehicle_one_driver()
    {
        await Given.ABusiness();
        var (ana, van) = (await Given.ADriver(), NewVehicle("Van"));
        var tom = new Driver(DriverId.New(Time.GetUtcNow()), "Tom Reed", "+12025550199");
        var sunday = new Shift(ana.Id, DayOfWeek.Sunday, van.Id, new TimeOnly(0, 0), new TimeOnly(23, 59, 59));
        await Database.Write(async tx =>
        {
            await Fleet.SaveVehicle(tx, van);
            await Fleet.SaveDriver(tx, tom);
            await Fleet.SaveShift(tx, sunday);
        });

        var shifts = await Fleet.Shifts();

        Assert.Equal(Week.MondayFirst, shifts.Select(shift => shift.Day));
        Assert.Equal(sunday, shifts[^1]);
        await Assert.ThrowsAnyAsync<DbException>(() => Database.Write(tx => Fleet.SaveShift(tx, sunday with { DriverId = tom.Id })));
    }

    public sealed class OnSqlite() : FleetSavedContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : FleetSavedContract(new PostgresSource(server));
}
