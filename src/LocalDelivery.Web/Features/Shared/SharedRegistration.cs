using System.Net;
using LocalDelivery.Web.Data;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Shared;

public static class SharedRegistration
{
    public static void AddShared(this IServiceCollection services)
    {
        services.AddSingleton<BusinessClock>();
        services.AddSingleton<BusinessStore>();
        services.AddSingleton<Wording>();
    }

    /// <summary>A feature's views lie in the feature's own folder, not in a Views folder far away.</summary>
    public static void AddFeatureFolders(this IMvcBuilder mvc) =>
        mvc.AddRazorOptions(options => options.ViewLocationExpanders.Add(new FeatureFolders()));

    /// <summary>Numbers, dates and texts in the business's own culture.</summary>
    public static void UseBusinessCulture(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (await context.RequestServices.GetRequiredService<BusinessStore>().Find() is { } business)
        {
            context.Items[typeof(Business)] = business;
            business.Speak();
        }

        await next(context);
    });

    /// <summary>Behind a proxy of the owner's: who asks, and whether by https, is what the proxy says; nobody else is believed.</summary>
    public static void UseKnownProxies(this IApplicationBuilder app)
    {
        var proxies = app.ApplicationServices.GetRequiredService<IOptions<SiteOptions>>().Value.KnownProxies;
        if (proxies.Count == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies) options.KnownProxies.Add(IPAddress.Parse(proxy));
        app.UseForwardedHeaders(options);
    }

    /// <summary>A house in which nobody lives yet: its owner is led to the founding, everybody else to the front page.</summary>
    public static void UseFounding(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var path = context.Request.Path;
        var needsABusiness = HomesOfPeople.Any(home => path.StartsWithSegments(home, StringComparison.OrdinalIgnoreCase))
            && !OpenBefore.Any(page => path.StartsWithSegments(page, StringComparison.OrdinalIgnoreCase));
        if (!needsABusiness || context.Items.ContainsKey(typeof(Business))) return next(context);
        context.Response.Redirect(path.StartsWithSegments("/owner", StringComparison.OrdinalIgnoreCase) ? "/owner/business" : "/");
        return Task.CompletedTask;
    });

    private static readonly string[] HomesOfPeople = ["/owner", "/driver", "/me", "/join/what"];
    private static readonly string[] OpenBefore = ["/owner/business", "/owner/account"];

    /// <summary>A page asked for by HEAD (link previews, monitors) answers as for GET, without its body.</summary>
    public static void UseHeadAsGet(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method)) return next(context);
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        return next(context);
    });

    /// <summary>No inline script or style anywhere, so an injected one does not run; pictures also from the map's tile host.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var tiles = TileHost(app.ApplicationServices.GetRequiredService<IOptions<MapOptions>>().Value.TileUrl);
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:" + tiles +
                "; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=()";
            return next(context);
        });
    }

    private static string TileHost(string tileUrl) =>
        tileUrl.Length == 0 ? "" : " " + tileUrl[..tileUrl.IndexOf('/', tileUrl.IndexOf("//", StringComparison.Ordinal) + 2)].Replace("{s}", "*", StringComparison.Ordinal);

    private sealed class FeatureFolders : IViewLocationExpander
    {
        public void PopulateValues(ViewLocationExpanderContext context) =>
            context.Values["feature"] = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace?.Split('.')[^1] ?? "Shared";

        public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
            [$"/Features/{context.Values["feature"]}/{{0}}.cshtml", "/Features/Shared/{0}.cshtml"];
    }
}
