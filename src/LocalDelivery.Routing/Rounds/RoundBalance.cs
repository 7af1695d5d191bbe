using LocalDelivery.Routing.Search;

namespace LocalDelivery.Routing.Rounds;

/// <summary>How a round's work is shared: each driver's working time over all days against a fair share, by the days driven.</summary>
internal sealed class RoundBalance(RoundPlaces places, Tours[] tours, double bound)
{
    /// <summary>Times what a second of the round costs.</summary>
    private const double Unfair = 3;

    private readonly double[] shares = Shares(places);
    private readonly int[][] working = Array.ConvertAll(places.Models, model => new int[model.VehicleCount]); // as it was last kept
    private readonly double[] sums = new double[places.Drivers.Count]; // seconds per driver
    private double perSecond;
    private double all;

    private bool Matters => perSecond > 0 && !double.IsPositiveInfinity(bound) && sums.Length > 1;

    /// <summary>What the round costs now, so that seconds can be weighed against it.</summary>
    public void SetCost(double cost)
    {
        for (var day = 0; day < tours.Length; day++)
            for (var vehicle = 0; vehicle < working[day].Length; vehicle++) working[day][vehicle] = tours[day].Working(vehicle);
        var seconds = working.Sum(day => day.Sum(vehicle => (long)vehicle));
        perSecond = seconds > 0 ? cost / seconds : 0;
    }

    /// <summary>Counts the routes as they are now: what <see cref="Cost"/> and <see cref="Factor"/> speak of.</summary>
    public void Count()
    {
        if (!Matters) return;
        Array.Clear(sums);
        for (var day = 0; day < tours.Length; day++)
        {
            for (var vehicle = 0; vehicle < working[day].Length; vehicle++) sums[places.DriverOf[day][vehicle]] += working[day][vehicle];
            foreach (var vehicle in tours[day].Touched) sums[places.DriverOf[day][vehicle]] += tours[day].Working(vehicle) - working[day][vehicle];
        }
        all = sums.Sum();
    }

    /// <summary>What it costs that some work more than their share and the bound.</summary>
    public double Cost()
    {
        var cost = 0.0;
        if (Matters)
            for (var driver = 0; driver < sums.Length; driver++) cost += Unfair * perSecond * Math.Max(0, sums[driver] - Most(driver));
        return cost;
    }

    /// <summary>How many times as dear more work is for this driver.</summary>
    public double Factor(int driver) => Matters && sums[driver] > Most(driver) ? 1 + Unfair : 1;

    /// <summary>The driver gets about so much more, which is not in the routes that were counted.</summary>
    public void Add(int driver, double cost)
    {
        if (!Matters) return;
        sums[driver] += cost / perSecond;
        all += cost / perSecond;
    }

    private double Most(int driver) => (1 + bound) * shares[driver] * all;

    /// <summary>The routes as they are now stay.</summary>
    public void Keep()
    {
        for (var day = 0; day < tours.Length; day++)
            foreach (var vehicle in tours[day].Touched) working[day][vehicle] = tours[day].Working(vehicle);
    }

    private static double[] Shares(RoundPlaces places)
    {
        var days = Enumerable.Range(0, places.Drivers.Count).Select(driver => places.VehicleOf.Count(day => day[driver] >= 0)).ToArray();
        return Array.ConvertAll(days, count => (double)count / Math.Max(1, days.Sum()));
    }
}
