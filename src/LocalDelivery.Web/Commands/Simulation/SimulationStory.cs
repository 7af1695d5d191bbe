using System.Globalization;

namespace LocalDelivery.Web.Commands.Simulation;

/// <summary>The figures for a person.</summary>
public static class SimulationStory
{
    public static void Tell(SimulationFigures figures, TextWriter to)
    {
        to.WriteLine(Terminal.Text["{0} nights: {1} orders due, {2} placed, {3} without a route, {4} problems; {5} s a night.", figures.Nights, figures.OrdersDue, figures.OrdersPlaced, figures.Unassigned, figures.Problems, figures.SecondsPerNight]);
        to.WriteLine(Terminal.Text["Driving {0} h, {1} % above the free optimum of the same nights ({2} h); distance {3} % above.", figures.DrivingHours, figures.DrivingAbovePercent, figures.FreeDrivingHours, figures.DistanceAbovePercent]);
        if (figures.DrivingAbovePercentByWeek.Count > 1)
            to.WriteLine(Terminal.Text["Week by week: {0} %.", string.Join(" · ", figures.DrivingAbovePercentByWeek.Select(week => week.ToString("0.0", CultureInfo.CurrentCulture)))]);
        to.WriteLine(Terminal.Text["Working {0} h, free {1} h; the busiest driver has {2} % of the average.", figures.WorkingHours, figures.FreeWorkingHours, figures.BusiestDriverPercent]);
        to.WriteLine(figures.UsualDriverPercent is { } usual ? Terminal.Text["By the usual driver: {0} % of the stops.", usual] : Terminal.Text["Too few nights to say who usually comes."]);
        to.WriteLine(figures.DriftMinutes95 is { } drift
            ? Terminal.Text["95 % of the visits came within {0} minutes of the usual time on that weekday ({1} of the usual time on any).", drift, figures.DriftMinutes95AnyDay ?? 0]
            : Terminal.Text["Too few weeks to say when somebody usually comes on a weekday."]);
        to.WriteLine(Terminal.Text["Promised windows kept: {0} %; the longest was {1} minutes.", figures.PromisesKeptPercent, figures.LongestWindowMinutes]);
    }
}
