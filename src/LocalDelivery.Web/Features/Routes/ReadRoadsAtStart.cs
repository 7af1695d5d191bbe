using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>Reads the roads while nobody waits for them yet, and says how many doors lie near one: a file of another town shows at once.</summary>
public sealed class ReadRoadsAtStart(
    RoadMap map, CustomerStore customers, FleetStore fleet, IOptions<RoutingOptions> options, TimeProvider time, ILogger<ReadRoadsAtStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Source != TravelSource.Roads) return;
        try
        {
            var begun = time.GetTimestamp();
            var network = await Task.Run(() => map.Network, stoppingToken);
            var seconds = time.GetElapsedTime(begun).TotalSeconds;
            var doors = (await customers.All()).Select(customer => customer.Door.Location).Concat((await fleet.Depots()).Select(depot => depot.Location)).Distinct().ToList();
            logger.LogInformation(
                "Roads of {File}: {Edges} pieces of road read in {Seconds:0.0} s; {Near} of {Doors} doors and depots lie near one",
                options.Value.RoadsFile, network.EdgeCount, seconds, doors.Count(network.Reaches), doors.Count);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogWarning(failure, "The roads could not be read; until they can, routes go by the straight line");
        }
    }
}
