using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Commands.Simulation;

/// <summary>What <c>simulate --json</c> promises, in its words.</summary>
/// <param name="DrivingAbovePercent">Driving time above the free optimum of the same nights.</param>
/// <param name="DrivingAbovePercentByWeek">The same for each seven nights, so that one sees whether it grows.</param>
/// <param name="UsualDriverPercent">Stops by the driver who came most often to that neighbor; null, like the next two, before anybody was visited three times.</param>
/// <param name="DriftMinutes95">95 % of all visits came within so many minutes of the neighbor's median time on that weekday.</param>
/// <param name="DriftMinutes95AnyDay">The same against the median over all weekdays.</param>
/// <param name="PromisesKeptPercent">Visits within the window that was texted.</param>
/// <param name="LongestWindowMinutes">The longest window that was promised.</param>
/// <param name="BusiestDriverPercent">Hours of the driver with most, against the average of all drivers.</param>
public sealed record SimulationFigures(
    int Nights, int OrdersDue, int OrdersPlaced, int Unassigned, int Problems, double DrivingHours, double FreeDrivingHours, double DrivingAbovePercent, IReadOnlyList<double> DrivingAbovePercentByWeek,
    double DistanceAbovePercent,
    double WorkingHours, double FreeWorkingHours, double? UsualDriverPercent, double? DriftMinutes95, double? DriftMinutes95AnyDay, double PromisesKeptPercent, int LongestWindowMinutes,
    double BusiestDriverPercent, double SecondsPerNight)
{
    private const int FewestVisits = 3; // before that nobody is used to anything

    /// <summary>Shares of visits that tell who comes and when.</summary>
    public static (double? UsualDriver, double? Drift, double? DriftAnyDay, double Kept) Of(IReadOnlyList<Visit> visits, TimeZoneInfo zone)
    {
        var known = visits.GroupBy(visit => visit.CustomerId).Where(all => all.Count() >= FewestVisits).ToList();
        var usual = known.Sum(all => all.CountBy(visit => visit.DriverId).Max(driver => driver.Value));
        return (
            known.Count == 0 ? null : Percent(usual, known.Sum(all => all.Count())), Drift(visits.GroupBy(visit => (visit.CustomerId, visit.Date.DayOfWeek)), zone), Drift(visits.GroupBy(visit => (visit.CustomerId, default(DayOfWeek))), zone),
            Percent(visits.Count(visit => visit.IsPromiseKept), visits.Count));
    }

    public static double Percent(double part, double whole) => whole == 0 ? 0 : Math.Round(100 * part / whole, 2);

    private static double? Drift(IEnumerable<IGrouping<(CustomerId CustomerId, DayOfWeek Day), Visit>> visits, TimeZoneInfo zone)
    {
        var minutes = visits.Where(all => all.Count() >= FewestVisits).SelectMany(all =>
        {
            double[] times = [.. all.Select(visit => zone.TimeAt(visit.Came).ToTimeSpan().TotalMinutes).Order()];
            return times.Select(time => Math.Abs(time - times[times.Length / 2]));
        }).Order().ToList();
        return minutes.Count == 0 ? null : Math.Round(minutes[(int)Math.Ceiling(0.95 * minutes.Count) - 1], 1);
    }
}
