using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Drivers;

public enum SaveDriverOutcome { Saved, PhoneTaken, PhoneOfRetired, VehicleTaken }

/// <param name="By">Who has the number or the vehicle already.</param>
/// <param name="Day">On which day the vehicle is taken.</param>
public sealed record SaveDriverResult(SaveDriverOutcome Outcome, string By = "", DayOfWeek Day = default);

/// <summary>A driver with the hours of a week: all of them as given, or nothing.</summary>
public sealed class SaveDriver(Database database, FleetStore fleet)
{
    public async Task<SaveDriverResult> Run(Driver driver, IReadOnlyList<Shift> shifts)
    {
        var names = await fleet.DriverNames();
        var retired = (await fleet.RetiredDrivers()).Select(other => other.Id).ToHashSet();
        return await database.Write(async tx =>
        {
            if (await fleet.DriverWithPhone(tx, driver.Phone) is { } other && other.Id != driver.Id)
                return new SaveDriverResult(retired.Contains(other.Id) ? SaveDriverOutcome.PhoneOfRetired : SaveDriverOutcome.PhoneTaken, other.Name);
            var taken = (await fleet.OthersShifts(tx, driver.Id)).FirstOrDefault(theirs => shifts.Any(shift => shift.Day == theirs.Day && shift.VehicleId == theirs.VehicleId));
            if (taken is not null) return new SaveDriverResult(SaveDriverOutcome.VehicleTaken, names[taken.DriverId], taken.Day);
            await fleet.SaveDriver(tx, driver);
            await fleet.DeleteShifts(tx, driver.Id);
            foreach (var shift in shifts) await fleet.SaveShift(tx, shift);
            return new SaveDriverResult(SaveDriverOutcome.Saved);
        });
    }

    /// <summary>Drives no longer; the hours go, so that the vehicle is free for somebody else.</summary>
    public Task Retire(DriverId id) => database.Write(async tx =>
    {
        await fleet.DeleteShifts(tx, id);
        await fleet.RetireDriver(tx, id);
    });

    public Task BringBack(DriverId id) => database.Write(tx => fleet.BringDriverBack(tx, id));
}
