using LocalDelivery.Ordering;
using LocalDelivery.Web.Commands.Town;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Subscriptions;

namespace LocalDelivery.Web.Commands.Simulation;

/// <summary>
/// What happens in a town from one evening to the next: some leave out a day, some go away for a week or two, some join and some leave, a driver is
/// ill, and one day a month nobody drives. Everything goes through the product's own stores.
/// </summary>
public sealed class LivingTown(
    Database database, SubscriptionStore subscriptions, ClosedDayStore closedDays, FleetStore fleet, SettleTown settle, IReadOnlyList<Household> yetToCome, Random random)
{
    private const double Skips = 0.05;          // of a day's deliveries
    private const double Holidays = 0.003;      // of all neighbors, each day: about one a year
    private const double Changes = 0.002;       // join and leave, each day: more than half a year's neighbors are the same
    private const double Illness = 0.02;        // of the drivers on a day
    private const int DaysBetweenClosings = 30;

    private readonly List<Shift> away = [];
    private int come;
    private double joining;

    /// <summary>The day before the delivery date, until its cutoff.</summary>
    public async Task Live(DateOnly date, int night, CancellationToken cancellation)
    {
        if (night % DaysBetweenClosings == DaysBetweenClosings - 1) await database.Write(tx => closedDays.Insert(tx, date, ""));
        var calendar = new DeliveryCalendar(await closedDays.All());
        foreach (var subscription in (await subscriptions.All()).OrderBy(subscription => subscription.Id.Value))
        {
            var coming = calendar.On(subscription, date) is { State: DeliveryState.Coming };
            if (coming && random.NextDouble() < Skips) await database.Write(tx => subscriptions.Skip(tx, subscription.Id, date));
            if (random.NextDouble() < Holidays) await database.Write(tx => subscriptions.InsertPause(tx, subscription.Id, new Pause(date, date.AddDays(random.Next(6, 14)))));
            if (subscription.CancelledFrom is null && random.NextDouble() < Changes) await database.Write(tx => subscriptions.Cancel(tx, subscription.Id, date));
        }

        await Join(date, cancellation);
        await FallIll(date);
    }

    /// <summary>Whoever was ill drives again.</summary>
    public async Task Recover()
    {
        await database.Write(async tx =>
        {
            foreach (var shift in away) await fleet.SaveShift(tx, shift);
        });
        away.Clear();
    }

    private async Task Join(DateOnly date, CancellationToken cancellation)
    {
        joining += Changes * ((await subscriptions.All()).Count - come);
        var count = Math.Min((int)joining, yetToCome.Count - come);
        if (count <= 0) return;
        joining -= count;
        await settle.Neighbors([.. yetToCome.Skip(come).Take(count)], date.AddDays(1), progress: null, cancellation);
        come += count;
    }

    /// <summary>Somebody always drives.</summary>
    private async Task FallIll(DateOnly date)
    {
        var shifts = await fleet.Shifts();
        var working = shifts.Where(shift => shift.Day == date.DayOfWeek).Select(shift => shift.DriverId).OrderBy(driver => driver.Value).ToList();
        if (working.Count < 2 || random.NextDouble() >= Illness * working.Count) return;
        var ill = working[random.Next(working.Count)];
        away.AddRange(shifts.Where(shift => shift.DriverId == ill));
        await database.Write(tx => fleet.DeleteShifts(tx, ill));
    }
}
