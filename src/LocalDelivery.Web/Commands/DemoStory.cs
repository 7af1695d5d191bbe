using LocalDelivery.Ordering;
using LocalDelivery.Web.Commands.Town;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using QRCoder;

namespace LocalDelivery.Web.Commands;

public sealed record DemoSummary(string Business, TownFigures Town, NightSummary Night, SignIns SignIns);

public sealed record TownFigures(int Addresses, int Customers, int Drivers, int Products)
{
    public string Say(Wording wording) => wording.List(
    [
        wording.Count(Addresses, "1 address", "{0} addresses"), wording.Count(Products, "1 product", "{0} products"),
        wording.Count(Drivers, "1 driver", "{0} drivers"), wording.Neighbors(Customers),
    ]);
}

/// <summary>How to get in, as everybody there is.</summary>
/// <param name="Owner">A link that works once, within a day.</param>
/// <param name="Driver">A phone; its code stands on the outbox page.</param>
/// <param name="Neighbor">A personal link.</param>
public sealed record SignIns(string Owner, string Driver, string Neighbor, string Join, string Outbox)
{
    /// <param name="days">The driver is one who drives on the last of them: that route begins with its load list. Better still, with doors to go on the first.</param>
    public static async Task<SignIns> Of(IServiceProvider services, params DateOnly[] days)
    {
        var site = services.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl.TrimEnd('/');
        var neighbor = (await services.GetRequiredService<CustomerStore>().All())[0];
        return new SignIns(
            await OwnerCommand.CreateLink(services, MadeUpBusiness.OwnerEmail, MadeUpBusiness.OwnerName), await DriverOn(services, days),
            $"{site}/me/{neighbor.LinkToken}", $"{site}/join/MAPLE7", $"{site}/owner/outbox");
    }

    private static async Task<string> DriverOn(IServiceProvider services, DateOnly[] days)
    {
        var sheets = services.GetRequiredService<RouteSheets>();
        var isOut = (await sheets.On(days[0])).Where(sheet => sheet.Current is not null).Select(sheet => sheet.DriverId).ToList();
        var drives = (await sheets.On(days[^1])).Select(sheet => sheet.DriverId).ToList();
        var best = drives.Intersect(isOut).Concat(drives).Concat(isOut).Select(id => (DriverId?)id).FirstOrDefault();
        return (await services.GetRequiredService<FleetStore>().Drivers()).FirstOrDefault(driver => driver.Id == best)?.Phone ?? FictionalPhones.Driver(0);
    }
}

/// <summary>What the demo made, told to a person at a terminal.</summary>
public sealed class DemoStory(NightStory night, FleetStore fleet, StateFolder state, Wording wording, IStringLocalizer<Text> text)
{
    public async Task Tell(DemoSummary demo, bool serves, TextWriter to)
    {
        await to.WriteLineAsync($"{demo.Business}: {demo.Town.Say(wording)}.");
        await night.Tell(demo.Night, to);
        await to.WriteLineAsync();
        await TellSignIns(demo.SignIns, to);
        await to.WriteLineAsync();
        await to.WriteLineAsync(text["Join: {0}", demo.SignIns.Join]);
        await to.WriteLineAsync(JoinQrCode(demo.SignIns.Join));
        await to.WriteLineAsync(text["Everything is kept in {0}", state.FullPath]);
        if (serves) await to.WriteLineAsync(text["Serving the site; Ctrl+C stops it."]);
    }

    private async Task TellSignIns(SignIns ways, TextWriter to)
    {
        await to.WriteLineAsync(text["Sign in"]);
        await Row(text["owner"], text["{0}  (works once, for 24 hours)", ways.Owner]);
        await Row(text["driver"], text["phone {0} ({1}) at /sign-in; the code is on the outbox page", ways.Driver, (await fleet.FindDriverByPhone(ways.Driver))?.Name ?? ""]);
        await Row(text["neighbor"], ways.Neighbor);
        await Row(text["outbox"], text["{0}  (every text and code, as owner)", ways.Outbox]);

        Task Row(string who, string way) => to.WriteLineAsync($"  {who,-9} {way}");
    }

    private static string JoinQrCode(string url)
    {
        using var data = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M);
        using var code = new AsciiQRCode(data);
        return code.GetGraphicSmall();
    }
}
