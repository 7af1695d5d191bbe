using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using QRCoder;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>The code that goes on leaflets, vans and bottle collars.</summary>
[AllowAnonymous]
public sealed class QrController(JoinCodeStore codes, IOptions<SiteOptions> site) : Controller
{
    private const int PixelsPerModule = 12;

    [HttpGet("/join/{code}/qr.svg")]
    [ResponseCache(Duration = 86_400)]
    public async Task<IActionResult> Svg(string code)
    {
        if (await codes.Find(code) is not { } known) return NotFound();
        using var qr = Matrix(known);
        using var svg = new SvgQRCode(qr);
        return Content(svg.GetGraphic(PixelsPerModule), "image/svg+xml");
    }

    [HttpGet("/join/{code}/qr.png")]
    [ResponseCache(Duration = 86_400)]
    public async Task<IActionResult> Png(string code)
    {
        if (await codes.Find(code) is not { } known) return NotFound();
        using var qr = Matrix(known);
        using var png = new PngByteQRCode(qr);
        return File(png.GetGraphic(PixelsPerModule), "image/png");
    }

    /// <summary>Level Q survives a quarter of it being scratched off.</summary>
    private QRCodeData Matrix(JoinCode code) =>
        QRCodeGenerator.GenerateQrCode($"{site.Value.PublicUrl.TrimEnd('/')}/join/{Uri.EscapeDataString(code.Code)}", QRCodeGenerator.ECCLevel.Q);
}
