namespace LocalDelivery.Web.Features.Home;

public static class HomeRegistration
{
    public static void AddHome(this IServiceCollection services) => services.AddSingleton<HealthStore>();
}
