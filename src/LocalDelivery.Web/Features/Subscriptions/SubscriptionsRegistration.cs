namespace LocalDelivery.Web.Features.Subscriptions;

public static class SubscriptionsRegistration
{
    public static void AddSubscriptions(this IServiceCollection services)
    {
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton<ClosedDayStore>();
        services.AddSingleton<DueDates>();
        services.AddSingleton<WhoGetsIt>();
        services.AddSingleton<FixedDates>();
        services.AddSingleton<SkipDelivery>();
        services.AddSingleton<UnskipDelivery>();
        services.AddSingleton<PauseSubscription>();
        services.AddSingleton<EndPause>();
        services.AddSingleton<MyDeliveries>();
        services.AddSingleton<MyWords>();
    }
}
