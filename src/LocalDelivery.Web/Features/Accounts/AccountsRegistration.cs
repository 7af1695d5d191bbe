using System.Threading.RateLimiting;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

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
        services.Configure<CookieTempDataProviderOptions>(cookie => cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddAntiforgery(cookie => cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
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
            cookie.Cookie.Name = "localdelivery";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Roles.Owner, policy => policy.RequireRole(Roles.Owner))
            .AddPolicy(Roles.Driver, policy => policy.RequireRole(Roles.Driver))
            .AddPolicy(Roles.Neighbor, policy => policy.RequireRole(Roles.Neighbor));
    }
}
