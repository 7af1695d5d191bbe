using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Subscriptions;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>A date a driver is on shift, and when the shift begins.</summary>
public sealed record ShiftDate(DateOnly Date, TimeOnly Starts);

/// <summary>Looks ahead to the next day a driver drives.</summary>
public sealed class NextShift(FleetStore fleet, ClosedDayStore closedDays)
{
    private const int DaysAhead = 21;

    public async Task<ShiftDate?> After(DateOnly date, DriverId driverId)
    {
        var hours = (await fleet.Shifts()).Where(shift => shift.DriverId == driverId).ToDictionary(shift => shift.Day, shift => shift.Starts);
        var closed = await closedDays.All();
        return Enumerable.Range(1, DaysAhead).Select(date.AddDays)
            .Where(day => hours.ContainsKey(day.DayOfWeek) && !closed.Contains(day))
            .Select(day => new ShiftDate(day, hours[day.DayOfWeek]))
            .FirstOrDefault();
    }
}
