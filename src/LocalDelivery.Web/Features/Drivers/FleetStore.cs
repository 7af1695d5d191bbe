using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Drivers;

/// <summary>Depots, vehicles, drivers and their shifts: those still in use.</summary>
public sealed class FleetStore(Database database, TimeProvider time)
{
    private sealed record DepotRow(DepotId DepotId, string Name, double Latitude, double Longitude);

    private const string DepotsSql =
        """
        select depot_id,
               name,
               latitude,
               longitude
          from depot
         where retired_at is null
         order by created_at, name
        """;

    public async Task<IReadOnlyList<Depot>> Depots() =>
        [.. (await database.Query<DepotRow>(DepotsSql)).Select(row => new Depot(row.DepotId, row.Name, new Location(row.Latitude, row.Longitude)))];

    private sealed record VehicleRow(VehicleId VehicleId, DepotId DepotId, string Name, int? Amount);

    private const string VehiclesSql =
        """
        select v.vehicle_id,
               v.depot_id,
               v.name,
               case when u.load_unit_id is null then null else coalesce(c.amount, 0) end as amount
          from vehicle v
          left join load_unit u on 1 = 1          -- a vehicle has an amount for every unit, 0 where none was entered
          left join vehicle_capacity c on c.vehicle_id = v.vehicle_id and c.load_unit_id = u.load_unit_id
         where v.retired_at is null
         order by v.name, v.vehicle_id, u.load_unit_id
        """;

    public async Task<IReadOnlyList<Vehicle>> Vehicles() =>
    [
        .. (await database.Query<VehicleRow>(VehiclesSql))
            .GroupBy(row => row.VehicleId)
            .Select(rows => new Vehicle(rows.Key, rows.First().DepotId, rows.First().Name, [.. rows.Where(row => row.Amount is not null).Select(row => row.Amount!.Value)])),
    ];

    private sealed record DriverRow(DriverId DriverId, string Name, string Phone);

    private const string DriversSql =
        """
        select driver_id,
               name,
               phone
          from driver
         where retired_at is null

        """;

    public async Task<IReadOnlyList<Driver>> Drivers() =>
        [.. (await database.Query<DriverRow>(DriversSql + "order by name")).Select(row => new Driver(row.DriverId, row.Name, row.Phone))];

    public async Task<Driver?> FindDriverByPhone(string phone) =>
        await database.Find<DriverRow>(DriversSql + "and phone = @phone", new { phone }) is { } row ? new Driver(row.DriverId, row.Name, row.Phone) : null;

    private const string PhoneOfSql =
        """
        select phone
          from driver
         where driver_id = @id
           and retired_at is null
        """;

    /// <returns>Null for whoever does not drive.</returns>
    public Task<string?> PhoneOf(DriverId id) => database.Find<string>(PhoneOfSql, new { id });

    private sealed record ShiftRow(DriverId DriverId, int Weekday, VehicleId VehicleId, TimeOnly Starts, TimeOnly Ends);

    private const string ShiftsSql =
        """
        select s.driver_id,
               s.weekday,
               s.vehicle_id,
               s.starts,
               s.ends
          from shift s
          join driver d on d.driver_id = s.driver_id and d.retired_at is null
          join vehicle v on v.vehicle_id = s.vehicle_id and v.retired_at is null
         order by d.name, s.weekday
        """;

    public async Task<IReadOnlyList<Shift>> Shifts() =>
        [.. (await database.Query<ShiftRow>(ShiftsSql)).Select(row => new Shift(row.DriverId, IsoWeekday.ToDay(row.Weekday), row.VehicleId, row.Starts, row.Ends))];

    private const string SaveDepotSql =
        """
        insert into depot ( depot_id,  name,  latitude,  longitude,  created_at)
        values            (@Id,       @Name, @Latitude, @Longitude, @now)
        on conflict (depot_id) do update
           set name = excluded.name,
               latitude = excluded.latitude,
               longitude = excluded.longitude
        """;

    public Task SaveDepot(DbTransaction tx, Depot depot) =>
        tx.Execute(SaveDepotSql, new { depot.Id, depot.Name, depot.Location.Latitude, depot.Location.Longitude, now = time.GetUtcNow() });

    private const string SaveVehicleSql =
        """
        insert into vehicle ( vehicle_id,  depot_id,  name,  created_at)
        values              (@Id,         @DepotId,  @Name, @now)
        on conflict (vehicle_id) do update
           set name = excluded.name,
               depot_id = excluded.depot_id
        """;

    private const string SaveCapacitySql =
        """
        insert into vehicle_capacity ( vehicle_id,  load_unit_id,  amount)
        values                       (@Id,         @loadUnitId,   @amount)
        on conflict (vehicle_id, load_unit_id) do update set amount = excluded.amount
        """;

    public async Task SaveVehicle(DbTransaction tx, Vehicle vehicle)
    {
        await tx.Execute(SaveVehicleSql, new { vehicle.Id, vehicle.DepotId, vehicle.Name, now = time.GetUtcNow() });
        for (var unit = 0; unit < vehicle.Capacity.Count; unit++)
            await tx.Execute(SaveCapacitySql, new { vehicle.Id, loadUnitId = unit + 1, amount = vehicle.Capacity[unit] });
    }

    private const string OthersNamedSql =
        """
        select count(*)
          from vehicle
         where lower(name) = lower(@Name)
           and vehicle_id <> @Id
           and retired_at is null
        """;

    /// <summary>Whether another vehicle in use is called so, in any case.</summary>
    public async Task<bool> HasOtherNamed(DbTransaction tx, Vehicle vehicle) => await tx.Find<int>(OthersNamedSql, new { vehicle.Name, vehicle.Id }) > 0;

    private const string SaveDriverSql =
        """
        insert into driver ( driver_id,  name,  phone,  created_at)
        values             (@Id,        @Name, @Phone, @now)
        on conflict (driver_id) do update
           set name = excluded.name,
               phone = excluded.phone
        """;

    public Task SaveDriver(DbTransaction tx, Driver driver) => tx.Execute(SaveDriverSql, new { driver.Id, driver.Name, driver.Phone, now = time.GetUtcNow() });

    private const string SaveShiftSql =
        """
        insert into shift ( driver_id,  weekday,  vehicle_id,  starts,  ends)
        values            (@DriverId,  @weekday, @VehicleId,  @Starts, @Ends)
        on conflict (driver_id, weekday) do update
           set vehicle_id = excluded.vehicle_id,
               starts = excluded.starts,
               ends = excluded.ends
        """;

    public Task SaveShift(DbTransaction tx, Shift shift) =>
        tx.Execute(SaveShiftSql, new { shift.DriverId, weekday = IsoWeekday.Of(shift.Day), shift.VehicleId, shift.Starts, shift.Ends });

    private sealed record DriverNameRow(DriverId DriverId, string Name);

    private const string DriverNamesSql =
        """
        select driver_id,
               name
          from driver
        """;

    /// <summary>Everybody who ever drove: a route of last month keeps its driver's name.</summary>
    public async Task<IReadOnlyDictionary<DriverId, string>> DriverNames() =>
        (await database.Query<DriverNameRow>(DriverNamesSql)).ToDictionary(row => row.DriverId, row => row.Name);

    private sealed record VehicleNameRow(VehicleId VehicleId, string Name);

    private const string VehicleNamesSql =
        """
        select vehicle_id,
               name
          from vehicle
        """;

    /// <summary>Every vehicle there ever was.</summary>
    public async Task<IReadOnlyDictionary<VehicleId, string>> VehicleNames() =>
        (await database.Query<VehicleNameRow>(VehicleNamesSql)).ToDictionary(row => row.VehicleId, row => row.Name);

    private const string RetiredDriversSql =
        """
        select driver_id,
               name,
               phone
          from driver
         where retired_at is not null
         order by name
        """;

    public async Task<IReadOnlyList<Driver>> RetiredDrivers() =>
        [.. (await database.Query<DriverRow>(RetiredDriversSql)).Select(row => new Driver(row.DriverId, row.Name, row.Phone))];

    private const string DriverWithPhoneSql =
        """
        select driver_id,
               name,
               phone
          from driver
         where phone = @phone
        """;

    /// <summary>Whose number it is, also of somebody who no longer drives.</summary>
    public async Task<Driver?> DriverWithPhone(DbTransaction tx, string phone) =>
        await tx.Find<DriverRow>(DriverWithPhoneSql, new { phone }) is { } row ? new Driver(row.DriverId, row.Name, row.Phone) : null;

    private const string OthersShiftsSql =
        """
        select driver_id,
               weekday,
               vehicle_id,
               starts,
               ends
          from shift
         where driver_id <> @id
        """;

    /// <summary>The shifts of everybody else.</summary>
    public async Task<IReadOnlyList<Shift>> OthersShifts(DbTransaction tx, DriverId id) =>
        [.. (await tx.Query<ShiftRow>(OthersShiftsSql, new { id })).Select(row => new Shift(row.DriverId, IsoWeekday.ToDay(row.Weekday), row.VehicleId, row.Starts, row.Ends))];

    private const string DeleteShiftsSql =
        """
        delete from shift
         where driver_id = @id
        """;

    public Task DeleteShifts(DbTransaction tx, DriverId id) => tx.Execute(DeleteShiftsSql, new { id });

    private const string RetireDriverSql =
        """
        update driver
           set retired_at = @retiredAt
         where driver_id = @id
        """;

    public Task RetireDriver(DbTransaction tx, DriverId id) => tx.Execute(RetireDriverSql, new { id, retiredAt = (DateTimeOffset?)time.GetUtcNow() });

    public Task BringDriverBack(DbTransaction tx, DriverId id) => tx.Execute(RetireDriverSql, new { id, retiredAt = (DateTimeOffset?)null });

    private const string RetireVehicleSql =
        """
        update vehicle
           set retired_at = @now
         where vehicle_id = @id
           and not exists (select 1
                             from shift
                            where shift.vehicle_id = @id)
        """;

    /// <returns>False while somebody drives it.</returns>
    public async Task<bool> RetireVehicle(DbTransaction tx, VehicleId id) => await tx.Execute(RetireVehicleSql, new { id, now = time.GetUtcNow() }) > 0;
}
