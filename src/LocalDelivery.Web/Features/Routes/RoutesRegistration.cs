using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Routes;

public static class RoutesRegistration
{
    public static void AddRoutes(this IServiceCollection services)
    {
        services.AddSingleton<ITravelTimes>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<RoutingOptions>>().Value;
            return new StraightLineTravelTimes(options.DetourFactor, options.MetersPerSecond);
        });
        services.AddSingleton<RoutePlanStore>();
        services.AddSingleton<DayProblems>();
        services.AddSingleton<VansAway>();
        services.AddSingleton<PlanRoutes>();
        services.AddSingleton<ReleaseRoutes>();
        services.AddSingleton<ReadPlan>();
    }
}
