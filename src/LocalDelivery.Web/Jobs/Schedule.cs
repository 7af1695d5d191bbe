using Hangfire;
using Hangfire.InMemory;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Jobs;

/// <summary>Whether this program is the one whose jobs run, and so the site itself.</summary>
public sealed record JobServer(bool IsHere);

/// <summary>
/// What runs when, all of it. Hangfire is only the alarm clock: its state is in memory, because the tables know what is due. Should it
/// forget everything, the check at the next start (and every ten minutes) finds it again.
/// </summary>
public static class Schedule
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<NightStore>();
        services.AddSingleton<NightlyRun>();
        services.AddSingleton<RunDueNights>();
        services.AddSingleton(new JobServer(IsHere: false));
        services.AddSingleton<JobStorage>(_ => new InMemoryStorage());   // this app's own, not the process's: tests run several apps in one
        services.AddHangfire((provider, hangfire) => hangfire
            .UseStorage(provider.GetRequiredService<JobStorage>()).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
    }

    /// <summary>The queue of what somebody stands and waits for: it has workers of its own, which no night and no hanging provider keeps busy.</summary>
    public const string Codes = "codes";

    /// <summary>The jobs run only in the program that serves the site, not in every command.</summary>
    public static void AddJobServer(this IServiceCollection services)
    {
        services.AddSingleton(new JobServer(IsHere: true));
        services.AddHangfireServer(server => server.WorkerCount = 2);
        services.AddHangfireServer(server => (server.ServerName, server.Queues, server.WorkerCount) = (Codes, [Codes], 2));
    }

    /// <summary>Called at the start, and again when the owner changes the night's hour.</summary>
    public static void Plan(IRecurringJobManager jobs, IBackgroundJobClient now, Business? business)
    {
        if (business is not null)
        {
            var at = business.NightRunTime;
            jobs.AddOrUpdate<RunDueNights>("nightly", job => job.Run(CancellationToken.None), Cron.Daily(at.Hour, at.Minute), new RecurringJobOptions { TimeZone = business.Zone });
        }

        jobs.AddOrUpdate<RunDueNights>("missed nights", job => job.Run(CancellationToken.None), "*/10 * * * *");
        jobs.AddOrUpdate<SendTexts>("texts", job => job.RunUnlessRunning(CancellationToken.None), Cron.Minutely());
        now.Enqueue<RunDueNights>(job => job.Run(CancellationToken.None));
    }
}
