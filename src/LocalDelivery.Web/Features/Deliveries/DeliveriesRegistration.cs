namespace LocalDelivery.Web.Features.Deliveries;

public static class DeliveriesRegistration
{
    public static void AddDeliveries(this IServiceCollection services)
    {
        services.AddSingleton<PromiseStore>();
        services.AddSingleton<PromiseWindows>();
        services.AddSingleton<OutcomeStore>();
        services.AddSingleton<RecordDelivery>();
        services.AddSingleton<UndoDelivery>();
        services.AddSingleton<RouteSheets>();
        services.AddSingleton<RouteWords>();
        services.AddSingleton<NextShift>();
    }
}
