using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Drivers;

public abstract class FleetStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private FleetStore Fleet => new(Database, Time);

    [Fact]
    public async Task A_driver_retires_and_comes_back_and_keeps_the_name()
    {
        await Given.ABusiness();
        var ana = await Given.ADriver();

        Assert.Equal(ana.Phone, await Fleet.PhoneOf(ana.Id));
        await Database.Write(tx => Fleet.RetireDriver(tx, ana.Id));
        Assert.Null(await Fleet.PhoneOf(ana.Id));
        Assert.Empty(await Fleet.Drivers());
        Assert.Equal([ana], await Fleet.RetiredDrivers());
        Assert.Equal("Ana Silva", (await Fleet.DriverNames())[ana.Id]);
        Assert.Equal(ana, await Database.Write(tx => Fleet.DriverWithPhone(tx, ana.Phone)));

        await Database.Write(tx => Fleet.BringDriverBack(tx, ana.Id));
        Assert.Equal([ana], await Fleet.Drivers());
    }

    [Fact]
    public async Task A_vehicle_retires_when_nobody_drives_it()
    {
        await Given.ABusiness();
        var ana = await Given.ADriver();
        var ben = await Given.ADriver("Ben Okafor");
        var van = (await Fleet.Shifts()).First(shift => shift.DriverId == ana.Id).VehicleId;

        Assert.All(await Database.Write(tx => Fleet.OthersShifts(tx, ben.Id)), shift => Assert.Equal(ana.Id, shift.DriverId));
        Assert.False(await Database.Write(tx => Fleet.RetireVehicle(tx, van)));
        await Database.Write(tx => Fleet.DeleteShifts(tx, ana.Id));
        Assert.True(await Database.Write(tx => Fleet.RetireVehicle(tx, van)));
        Assert.Single(await Fleet.Vehicles());
        Assert.Equal(2, (await Fleet.VehicleNames()).Count);
    }

    public sealed class OnSqlite() : FleetStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : FleetStoreContract(new PostgresSource(server));
}
