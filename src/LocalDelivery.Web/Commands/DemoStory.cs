using LocalDelivery.Web.Commands.Town;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;
using QRCoder;

namespace LocalDelivery.Web.Commands;

public sealed record DemoSummary(string Business, TownFigures Town, NightSummary Night, SignIns SignIns);

public sealed record TownFigures(int Addresses, int Customers, int Drivers, int Products);

/// <summary>How to get in, as everybody there is.</summary>
/// <param name="Owner">A link that works once, within a day.</param>
/// <param name="Driver">A phone; its code stands on the outbox page.</param>
/// <param name="Neighbor">A personal link.</param>
public sealed record SignIns(string Owner, string Driver, string Neighbor, string Join, string Outbox)
{
    /// <param name="days">The driver is one who drives on the first of them that has routes.</param>
    public static async Task<SignIns> Of(IServiceProvider services, params DateOnly[] days)
    {
        var site = services.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl.TrimEnd('/');
        var neighbor = (await services.GetRequiredService<CustomerStore>().All())[0];
        return new SignIns(
            await OwnerCommand.CreateLink(services, "owner@elm-dairy.example", "Olive Elm"), await DriverOn(services, days),
            $"{site}/me/{neighbor.LinkToken}", $"{site}/join/MAPLE7", $"{site}/owner/outbox");
    }

    private static async Task<string> DriverOn(IServiceProvider services, DateOnly[] days)
    {
        foreach (var day in days)
            if ((await services.GetRequiredService<RoutePlanStore>().Released(day)).SelectMany(plan => plan.Routes).FirstOrDefault() is { } route)
                return (await services.GetRequiredService<FleetStore>().Drivers()).Single(driver => driver.Id == route.DriverId).Phone;
        return FictionalPhones.Driver(0);
    }
}

/// <summary>What the demo made, told to a person at a terminal.</summary>
public static class DemoStory
{
    public static async Task Tell(IServiceProvider services, DemoSummary demo, bool serves)
    {
        var to = Console.Out;
        await to.WriteLineAsync($"{demo.Business}: {demo.Town.Addresses} addresses, {demo.Town.Customers} neighbors, {demo.Town.Drivers} drivers, {demo.Town.Products} products.");
        await services.GetRequiredService<NightStory>().Tell(demo.Night, to);
        await to.WriteLineAsync();
        await to.WriteLineAsync("Sign in");
        await to.WriteLineAsync($"  owner     {demo.SignIns.Owner}  (works once, for 24 hours; `owner create` makes another)");
        await to.WriteLineAsync($"  driver    phone {demo.SignIns.Driver} ({(await services.GetRequiredService<FleetStore>().FindDriverByPhone(demo.SignIns.Driver))?.Name}) at /sign-in; the code is on the outbox page");
        await to.WriteLineAsync($"  neighbor  {demo.SignIns.Neighbor}");
        await to.WriteLineAsync($"  outbox    {demo.SignIns.Outbox}  (every text and code, as owner)");
        await to.WriteLineAsync();
        await to.WriteLineAsync($"Join: {demo.SignIns.Join}");
        await to.WriteLineAsync(JoinQrCode(demo.SignIns.Join));
        await to.WriteLineAsync($"Everything is kept in {services.GetRequiredService<StateFolder>().FullPath}");
        if (serves) await to.WriteLineAsync("Serving the site; Ctrl+C stops it.");
    }

    private static string JoinQrCode(string url)
    {
        using var data = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M);
        using var code = new AsciiQRCode(data);
        return code.GetGraphicSmall();
    }
}
