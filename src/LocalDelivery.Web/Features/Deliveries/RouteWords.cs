using System.Globalization;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Localization;
using Location = LocalDelivery.Routing.Location;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>How a route is spoken of to the one who drives it.</summary>
public sealed class RouteWords(IStringLocalizer<Text> text, Wording wording)
{
    /// <summary>"40 m", "1.2 km".</summary>
    public string Distance(int meters) => meters < 995 ? text["{0} m", (meters + 5) / 10 * 10] : wording.Kilometers(meters);

    /// <summary>"4 min ahead", "on time", "1 h 6 min behind".</summary>
    public string Ahead(TimeSpan ahead) => (int)Math.Round(ahead.TotalMinutes) switch
    {
        > 1 and var minutes => text["{0} ahead", Minutes(minutes)],
        < -1 and var minutes => text["{0} behind", Minutes(-minutes)],
        _ => text["on time"],
    };

    private string Minutes(int minutes) => minutes < 60 ? text["{0} min", minutes] : text["{0} h {1} min", minutes / 60, minutes % 60];

    public string Reason(NotDeliveredReason reason) => reason switch
    {
        NotDeliveredReason.NobodyThere => text["Nobody there to open"],
        NotDeliveredReason.WrongAddress => text["Wrong address"],
        NotDeliveredReason.GoodsMissing => text["Goods missing"],
        NotDeliveredReason.Danger => text["Dog or danger"],
        NotDeliveredReason.Other => text["Something else"],
    };

    /// <summary>"Wrong address", "Wrong address: they moved", "The bridge is closed".</summary>
    public string Reason(NotDelivered notDelivered) => notDelivered switch
    {
        { Words.Length: 0 } => Reason(notDelivered.Reason),
        { Reason: NotDeliveredReason.Other } => notDelivered.Words,
        _ => text["{0}: {1}", Reason(notDelivered.Reason), notDelivered.Words],
    };

    /// <summary>The phone's own map shows the way.</summary>
    public static string NavigationLink(Location to) =>
        string.Create(CultureInfo.InvariantCulture, $"https://www.google.com/maps/dir/?api=1&destination={to.Latitude},{to.Longitude}");
}
