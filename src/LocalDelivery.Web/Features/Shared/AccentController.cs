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
        var accent = (await businesses.Find())?.Accent ?? Business.DefaultAccent;
        return Content($":root {{ --accent: {accent}; --on-accent: {TextOn(accent)}; }}", "text/css");
    }

    /// <summary>Black or white, whichever contrasts more with the accent.</summary>
    public static string TextOn(string accent) => Contrast.Luminance(accent) > 0.179 ? "#000" : "#fff";
}
