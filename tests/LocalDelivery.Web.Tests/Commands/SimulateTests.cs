using LocalDelivery.Ordering;
using LocalDelivery.Web.Commands.Simulation;

namespace LocalDelivery.Web.Tests.Commands;

public sealed class SimulateTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private readonly RunningProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_few_nights_of_a_small_town_place_every_order_and_keep_nothing()
    {
        var figures = (await program.Succeed(
            "simulate", "--addresses", program.AddressFile(), "--customers", "20", "--drivers", "2", "--nights", "3", "--plan-seconds", "1", "--json")).Json;

        Assert.Equal(3, figures.GetProperty("nights").GetInt32());
        Assert.InRange(figures.GetProperty("ordersDue").GetInt32(), 5, 60);
        Assert.Equal(figures.GetProperty("ordersDue").GetInt32(), figures.GetProperty("ordersPlaced").GetInt32());
        Assert.Equal(0, figures.GetProperty("problems").GetInt32());
        Assert.InRange(figures.GetProperty("longestWindowMinutes").GetInt32(), 30, 60);
        Assert.False(File.Exists(Path.Combine(program.State, "localdelivery.db")));
    }

    [Fact]
    public void Who_usually_comes_and_when_is_counted_by_neighbor_and_weekday()
    {
        var (ana, ben) = (DriverId.New(DateTimeOffset.UnixEpoch), DriverId.New(DateTimeOffset.UnixEpoch));
        var (maya, tom) = (CustomerId.New(DateTimeOffset.UnixEpoch), CustomerId.New(DateTimeOffset.UnixEpoch));
        Visit[] visits =
        [
            Came(maya, 0, ana, 300), Came(maya, 7, ana, 310), Came(maya, 14, ben, 290, kept: false), Came(maya, 2, ana, 400),
            Came(tom, 0, ben, 360),   // once: he is not used to anything yet
        ];

        var (usual, drift, anyDay, kept) = SimulationFigures.Of(visits, TimeZoneInfo.Utc);

        Assert.Equal((75, 10, 90, 80), (usual!.Value, drift!.Value, anyDay!.Value, kept));   // 3 of 4; Mondays 290, 300, 310; with the Wednesday's 400 the median is 310
    }

    [Fact]
    public void After_a_few_nights_nobody_is_said_to_come_usually()
    {
        Visit[] visits = [Came(CustomerId.New(DateTimeOffset.UnixEpoch), 0, DriverId.New(DateTimeOffset.UnixEpoch), 300)];

        Assert.Equal((null, null, null, 100), SimulationFigures.Of(visits, TimeZoneInfo.Utc));
    }

    [Fact]
    public void Traffic_is_as_planned_on_average_and_never_drives_back_in_time()
    {
        var random = new Random(1);
        Assert.InRange(Enumerable.Range(0, 2_000).Average(_ => SimulatedMorning.Noise(random, 0.3)), 0.97, 1.03);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(1, SimulatedMorning.Noise(random, 0)));
        Assert.True(Enumerable.Range(0, 2_000).Min(_ => SimulatedMorning.Noise(random, 0.3)) > 0);
    }

    private static Visit Came(CustomerId customer, int day, DriverId driver, int minute, bool kept = true) =>
        new(customer, Monday.AddDays(day), driver, new DateTimeOffset(Monday.AddDays(day), TimeOnly.MinValue, TimeSpan.Zero).AddMinutes(minute), kept);
}
