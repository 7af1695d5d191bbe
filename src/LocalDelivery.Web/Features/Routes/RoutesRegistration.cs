using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Routes;

public static class RoutesRegistration
{
    public static void AddRoutes(this IServiceCollection services)
    {
        services.AddTravel();
        services.AddSingleton<RoutePlanStore>();
        services.AddSingleton<DayProblems>();
        services.AddSingleton<VansAway>();
        services.AddSingleton<WatchPlanning>();
        services.AddSingleton<UndrivableRoutes>();
        services.AddSingleton<PlanRoutes>();
        services.AddSingleton<ReleaseRoutes>();
        services.AddSingleton<ReadPlan>();
    }

    private static void AddTravel(this IServiceCollection services)
    {
        services.AddHttpClient(nameof(OsrmServer)).RemoveAllLoggers()   // its addresses say where people live
            .ConfigureHttpClient((provider, client) => client.Timeout = TimeSpan.FromSeconds(Options(provider).OsrmSeconds));
        services.AddSingleton<OsrmServer>();
        services.AddSingleton<OsrmTravelTimes>();
        services.AddSingleton<RoadMap>();
        services.AddHostedService<ReadRoadsAtStart>();
        services.AddSingleton(provider => new StraightLineTravelTimes(Options(provider).DetourFactor, Options(provider).MetersPerSecond));
        services.AddSingleton<ITravelTimes>(provider => Options(provider).Source switch
        {
            TravelSource.Straight => provider.GetRequiredService<StraightLineTravelTimes>(),
            TravelSource.Roads => provider.GetRequiredService<RoadMap>(),
            TravelSource.Osrm => new CachedTravelTimes(provider.GetRequiredService<OsrmTravelTimes>()),
        });
        services.AddSingleton<DayTravel>();
    }

    private static RoutingOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<RoutingOptions>>().Value;
}
