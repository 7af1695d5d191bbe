namespace LocalDelivery.Web.Features.Subscriptions;

public static class SubscriptionsRegistration
{
    public static void AddSubscriptions(this IServiceCollection services)
    {
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton<ClosedDayStore>();
    }
}
