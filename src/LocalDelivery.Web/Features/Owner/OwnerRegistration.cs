namespace LocalDelivery.Web.Features.Owner;

public static class OwnerRegistration
{
    public static void AddOwner(this IServiceCollection services)
    {
        services.AddSingleton<TodayStore>();
        services.AddSingleton<ProblemWords>();
        services.AddSingleton<ProblemList>();
        services.AddSingleton<SolveProblem>();
        services.AddSingleton<ReadSteps>();
        services.AddSingleton<ReadToday>();
        services.AddSingleton<RunNightAgain>();
        services.AddSingleton<CodesStore>();
        services.AddSingleton<OwnerStore>();
        services.AddSingleton<ReadBusinessForm>();
    }
}
