namespace LocalDelivery.Web.Features.Drivers;

public static class DriversRegistration
{
    public static void AddDrivers(this IServiceCollection services)
    {
        services.AddSingleton<FleetStore>();
        services.AddSingleton<SaveDriver>();
    }
}
