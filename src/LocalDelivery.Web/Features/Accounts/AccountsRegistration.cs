using System.Threading.RateLimiting;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Accounts;

public static class AccountsRegistration
{
    /// <summary>The rate limit of everything that checks who somebody is.</summary>
    public const string SignInLimit = "sign-in";

    /// <summary>From one network address: enough for a depot full of drivers behind one router, too few to guess codes.</summary>
    private const int MostPerMinute = 30;

    /// <summary>One cookie, three roles. Everything asks for a sign-in unless it says that anyone may come.</summary>
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<TextedCodeStore>();
        services.AddSingleton<TextedCodes>();
        services.AddSingleton<OwnerStore>();
        services.AddSingleton<OwnerLinkStore>();
        services.AddSingleton<OwnerLinks>();
        services.AddSingleton<OwnerSignIn>();
        services.AddSingleton<CreateOwner>();
        services.AddSingleton<Hats>();
        services.AddSingleton<WrongTries>();
        services.AddSingleton<SignInTickets>();
        services.AddSingleton<StandingCheck>();
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                $"{context.Connection.RemoteIpAddress}", _ => new FixedWindowRateLimiterOptions { PermitLimit = MostPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        services.AddOptions<CookieTempDataProviderOptions>().Configure<IOptions<SiteOptions>>((cookie, site) => cookie.Cookie = Named(cookie.Cookie, "notice", site.Value));
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<SiteOptions>>((cookie, site) => cookie.Cookie = Named(cookie.Cookie, "form", site.Value));
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<SiteOptions>>((cookie, site) => cookie.Cookie = Named(cookie.Cookie, "who", site.Value));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.Events.OnValidatePrincipal = StandingCheck.Validate;
            cookie.Events.OnRedirectToAccessDenied = async denied =>
            {
                var hats = denied.HttpContext.RequestServices.GetRequiredService<Hats>();
                if (HttpMethods.IsGet(denied.Request.Method) && await hats.FitsTheOther(denied.HttpContext.User, denied.Request.Path)) denied.Response.Redirect("/sign-in/who");
                else denied.Response.StatusCode = StatusCodes.Status403Forbidden;   // the error page follows, at the address that was asked for
            };
            cookie.ReturnUrlParameter = "next";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(60);
            cookie.SlidingExpiration = true;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Roles.Owner, policy => policy.RequireRole(Roles.Owner))
            .AddPolicy(Roles.Driver, policy => policy.RequireRole(Roles.Driver))
            .AddPolicy(Roles.Neighbor, policy => policy.RequireRole(Roles.Neighbor));
    }

    /// <summary>A browser keeps one jar for all ports of a host: two sites on one machine, such as the demo beside the real one, would sign each other's visitors out.</summary>
    private static CookieBuilder Named(CookieBuilder cookie, string name, SiteOptions site)
    {
        var address = new Uri(site.PublicUrl);
        cookie.Name = address.IsDefaultPort ? $"localdelivery-{name}" : $"localdelivery-{name}-{address.Port}";
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        return cookie;
    }
}
