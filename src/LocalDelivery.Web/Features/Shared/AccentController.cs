using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>The one color an owner may change, as a stylesheet: the content policy allows no inline style.</summary>
[AllowAnonymous]
public sealed class AccentController(BusinessStore businesses) : Controller
{
    [HttpGet("/accent.css")]
    [ResponseCache(Duration = 86_400)]
    public async Task<IActionResult> Stylesheet()
    {
        var accent = (await businesses.Get()).Accent;
        return Content($":root {{ --accent: {accent}; --on-accent: {TextOn(accent)}; }}", "text/css");
    }

    /// <summary>Black or white, whichever contrasts more with the accent (relative luminance as WCAG 2.2 defines it).</summary>
    public static string TextOn(string accent)
    {
        var luminance = 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
        return luminance > 0.179 ? "#000" : "#fff";

        double Channel(int at)
        {
            var value = int.Parse(accent.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }
}
