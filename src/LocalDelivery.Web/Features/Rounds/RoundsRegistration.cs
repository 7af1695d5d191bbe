namespace LocalDelivery.Web.Features.Rounds;

public static class RoundsRegistration
{
    public static void AddRounds(this IServiceCollection services)
    {
        services.AddSingleton<RoundStore>();
        services.AddSingleton<TypicalDays>();
        services.AddSingleton<ServiceTimesStore>();
        services.AddSingleton<MakeRounds>();
    }
}
