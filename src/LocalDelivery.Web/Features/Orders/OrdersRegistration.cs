namespace LocalDelivery.Web.Features.Orders;

public static class OrdersRegistration
{
    public static void AddOrders(this IServiceCollection services)
    {
        services.AddSingleton<OrderStore>();
        services.AddSingleton<FreezeOrders>();
    }
}
