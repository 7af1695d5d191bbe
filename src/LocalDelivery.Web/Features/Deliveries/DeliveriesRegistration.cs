namespace LocalDelivery.Web.Features.Deliveries;

public static class DeliveriesRegistration
{
    public static void AddDeliveries(this IServiceCollection services)
    {
        services.AddSingleton<PromiseStore>();
        services.AddSingleton<PromiseWindows>();
    }
}
