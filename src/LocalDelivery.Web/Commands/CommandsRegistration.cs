using LocalDelivery.Web.Commands.Simulation;
using LocalDelivery.Web.Commands.Town;

namespace LocalDelivery.Web.Commands;

public static class CommandsRegistration
{
    public static void AddCommands(this IServiceCollection services)
    {
        services.AddSingleton<ThisProgram>();
        services.AddSingleton<SettleTown>();
        services.AddSingleton<MeasuredNight>();
        services.AddSingleton<NightStory>();
        services.AddSingleton<DemoStory>();
        services.AddTransient<SimulatedNights>();
        services.AddSingleton<FreeOptimum>();
    }
}
