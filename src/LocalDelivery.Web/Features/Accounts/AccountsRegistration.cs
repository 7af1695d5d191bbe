using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace LocalDelivery.Web.Features.Accounts;

public static class AccountsRegistration
{
    /// <summary>One cookie, three roles. Everything asks for a sign-in unless it says that anyone may come.</summary>
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<TextedCodeStore>();
        services.AddSingleton<TextedCodes>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/error/403";
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
