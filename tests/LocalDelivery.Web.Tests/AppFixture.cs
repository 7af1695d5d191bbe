using System.Security.Claims;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Tests.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LocalDelivery.Web.Tests;

/// <summary>
/// The real app on a real migrated SQLite file in a folder of its own, with a clock that the test moves and HTTP that throws
/// when a test did not plan it. One per test class (<c>IClassFixture</c>) or per test (<c>await using</c>).
/// </summary>
public class AppFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    public string StateFolder { get; } = TestDatabase.NewFolder();

    /// <summary>Monday, November 23, 2026, 1 pm in New York, unless a test moves it.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));

    /// <summary>Settings on top of the defaults; change before the first request.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Error",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Error",
        ["Logging:LogLevel:Hangfire"] = "Error",
        ["Routing:PlanIterations"] = "5000",
        ["Routing:PlanSeconds"] = "5",
    };

    /// <summary>What answers the app's own outgoing requests.</summary>
    public Func<HttpRequestMessage, Task<HttpResponseMessage>> Outside { get; set; } =
        request => throw new InvalidOperationException($"Unplanned request: {request.Method} {request.RequestUri}");

    /// <summary>What the app is made of, for a test that needs a part of it on another database.</summary>
    public IReadOnlyList<ServiceDescriptor> Recorded { get; private set; } = [];

    /// <summary>Set before the first use to run on another database than a SQLite file in the state folder.</summary>
    public DatabaseOptions? On { get; set; }

    public Database Database => Services.GetRequiredService<Database>();

    public Given Given => field ??= new Given(Database, Time);

    public async ValueTask InitializeAsync()
    {
        if (On is null) await TestDatabase.NewSqlite(Path.Combine(StateFolder, "localdelivery.db"));
        await Prepare();
    }

    /// <summary>What every test of the class starts from.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    public void ClockAt(DateTimeOffset instant) => Time.SetUtcNow(instant);

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>The newest code text in the outbox.</summary>
    public async Task<string> LastText() =>
        await Database.Find<string>("select body from message where kind = 'code' order by created_at desc, message_id desc limit 1") ?? throw new InvalidOperationException("No text was written.");

    /// <summary>The six digits of the newest text.</summary>
    public async Task<string> LastCode() => (await LastText())[^6..];

    /// <summary>A browser without scripts: keeps cookies, does not follow redirects by itself.</summary>
    public HttpClient Client() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    /// <summary>The same, signed in: a real cookie, made by the app's own cookie handler. An owner who is nobody yet becomes one.</summary>
    public HttpClient SignedInAs(string role, Guid id, string name = "Somebody") =>
        SignedIn(role == Roles.Owner ? StandingCheck.Principal(AnOwner(OwnerId.From(id), name)) : Roles.Principal(role, id, name));

    private Owner AnOwner(OwnerId id, string name)
    {
        var owners = Get<OwnerStore>();
        if (owners.Find(id).GetAwaiter().GetResult() is { } known) return known;
        Database.Write(tx => owners.Insert(tx, id, name, $"{id}@elm.example")).GetAwaiter().GetResult();
        return owners.Find(id).GetAwaiter().GetResult()!;
    }

    private HttpClient SignedIn(ClaimsPrincipal person)
    {
        var cookies = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(
            person, new AuthenticationProperties { IssuedUtc = Time.GetUtcNow(), ExpiresUtc = Time.GetUtcNow().AddDays(30) },
            CookieAuthenticationDefaults.AuthenticationScheme);
        var client = Client();
        client.DefaultRequestHeaders.Add("Cookie", $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}");
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("State:Folder", StateFolder);
        builder.UseSetting("urls", "http://127.0.0.1:0");   // whoever serves on the usual port is no concern of a test's
        if (On is not null)
        {
            builder.UseSetting("Database:Provider", On.Provider.ToString());
            builder.UseSetting("Database:ConnectionString", On.ConnectionString);
        }

        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            // A test says itself when a job runs.
            foreach (var server in services.Where(service => service.ServiceType == typeof(IHostedService) && IsHangfire(service)).ToList()) services.Remove(server);
            services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(() => new OutsideHandler(this)));
            Recorded = [.. services];
        });
    }

    private static bool IsHangfire(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType)?.Assembly.GetName().Name?.StartsWith("Hangfire", StringComparison.Ordinal) == true;

    private sealed class OutsideHandler(AppFixture app) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => app.Outside(request);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(StateFolder, recursive: true);
    }
}
