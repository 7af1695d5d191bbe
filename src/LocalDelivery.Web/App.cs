using LocalDelivery.Web.Commands;
using Hangfire;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Home;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Rounds;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

[assembly: RootNamespace("LocalDelivery.Web")]

namespace LocalDelivery.Web;

/// <summary>The whole application in one place: what it is made of, and in which order a request passes through it.</summary>
public static class App
{
    /// <summary>Where the site is served unless ASPNETCORE_URLS or Urls says otherwise.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Where the other languages' files lie (see <see cref="Text"/>).</summary>
    public const string TextsFolder = "Resources";

    /// <exception cref="OptionsValidationException">A setting can not work.</exception>
    /// <param name="runJobs">Whether this program is the one that runs the jobs: only the one that serves the site does.</param>
    /// <param name="clock">Another time than the present, for a demo's yesterday.</param>
    public static WebApplication Create(string[] settings, bool runJobs = false, TimeProvider? clock = null)
    {
        var builder = Builder(settings);
        builder.WebHost.UseStaticWebAssets();   // also outside Development, when run from a build instead of a publish,
        if (!builder.Environment.IsDevelopment()) builder.WebHost.UseSetting("ReloadStaticAssetsAtRuntime", "false");   // and as packed by that build
        builder.AddLocalDelivery();
        if (clock is not null) builder.Services.AddSingleton(clock);
        if (runJobs) builder.Services.AddJobServer();
        else builder.LogQuietly();
        var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();   // at once, also for a verb that never starts the host
        return app;
    }

    /// <summary>What the command line, the environment and the files say, without making anything of it.</summary>
    public static IConfiguration ReadSettings(string[] settings) => Builder(settings).Configuration;

    private static WebApplicationBuilder Builder(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.AddOwnSettings();
        return builder;
    }

    public static void AddLocalDelivery(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings(builder.Configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddData();
        services.AddDataProtection().SetApplicationName("LocalDelivery");
        services.AddOptions<KeyManagementOptions>().Configure<StateFolder, ILoggerFactory>((keys, state, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(Directory.CreateDirectory(state.Keys), logs));
        services.AddLocalization(options => options.ResourcesPath = TextsFolder);
        services.AddControllersWithViews(mvc =>
        {
            mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            mvc.Filters.Add(new RefusedForms());
            mvc.AddPlainText();
        }).AddFeatureFolders();
        services.AddWordsForUnreadableValues();
        services.AddResponseCompression(compression => compression.EnableForHttps = true);   // antiforgery tokens are masked anew on every page
        services.AddShared();
        services.AddAccounts();
        services.AddCatalog();
        services.AddCustomers();
        services.AddDeliveries();
        services.AddDrivers();
        services.AddHome();
        services.AddMessages();
        services.AddOrders();
        services.AddOwner();
        services.AddRounds();
        services.AddRoutes();
        services.AddSignUp();
        services.AddSubscriptions();
        services.AddJobs();
        services.AddCommands();
    }

    public static void UseLocalDelivery(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseSecurityHeaders();
        app.UseHeadAsGet();
        app.UseResponseCompression();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseWhen(IsNotAboutHealth, site => site.UseBusinessCulture());   // which asks the database, and health must answer without one
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseFounding();
        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets();
        app.MapGet("{*path}", () => Results.NotFound()).AllowAnonymous().WithOrder(int.MaxValue);   // what is nowhere is not behind the sign-in either
        app.MapHangfireDashboard("/hangfire", new DashboardOptions { Authorization = [], AppPath = "/owner" }).RequireAuthorization(Roles.Owner);
    }

    private static bool IsNotAboutHealth(HttpContext context) => !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);
}
