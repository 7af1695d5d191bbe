using System.Security.Cryptography;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Owner;

/// <summary>The codes on leaflets, vans and bottles: each knows who came by it.</summary>
[Authorize(Roles = Roles.Owner)]
[Route("/owner/codes")]
public sealed class CodesController(CodesStore codes, Database database, EndpointDataSource endpoints, IOptions<SiteOptions> site, IStringLocalizer<Text> text) : Controller
{
    /// <summary>Letters and digits that nobody mistakes for one another when reading them aloud.</summary>
    private const string Readable = "abcdefghkmnpqrstuvwxyz23456789";

    [HttpGet]
    public Task<IActionResult> List() => Page(new CodeForm("leaflet", null, null, MakeUp()));

    [HttpPost]
    public async Task<IActionResult> Add(CodeForm form)
    {
        var typed = new Typed(ModelState, text);
        var label = typed.Words("Form.Label", form.Label, text["The label"], 60);
        var code = string.IsNullOrWhiteSpace(form.Code) ? await MadeUp(form, label) : form.Code.Trim();
        if (code.Length is < 3 or > 32 || !code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            typed.Wrong("Form.Code", text["The code must have 3 to 32 letters, digits or hyphens, such as elm-street."]);
        if (IsAnAddress(code)) typed.Wrong("Form.Code", text["The code {0} is taken: the join pages have that word in their own addresses.", code]);
        if (Kinds().All(kind => kind.Kind != form.Kind)) typed.Wrong("Form.Kind", text["Choose where the code will be."]);
        if (!typed.IsRight) return await Page(form);
        if (!await database.Write(tx => codes.Insert(tx, code, form.Kind!, label)) && !await IsSaidAgain(code, form.Kind!, label))
        {
            typed.Wrong("Form.Code", text["There is a code {0} already.", code]);
            return await Page(form);
        }

        TempData["Notice"] = text["The code {0} is ready to be printed.", code].Value;
        return RedirectToAction(nameof(List));
    }

    [HttpPost("{code}/retire")]
    public async Task<IActionResult> Retire(string code)
    {
        if (!await database.Write(tx => codes.Retire(tx, code))) return NotFound();
        TempData["Notice"] = text["The code {0} is retired. Who scans it can still join; the join is no longer counted for the code.", code].Value;
        return RedirectToAction(nameof(List));
    }

    /// <summary>The one that came with the form, unless it is another label's by now: somebody went back and typed anew.</summary>
    private async Task<string> MadeUp(CodeForm form, string label) =>
        form.MadeUp is { } shown && (await codes.All()).All(known => known.Code != shown || known.Label == label) ? shown : MakeUp();

    private static string MakeUp() => RandomNumberGenerator.GetString(Readable, 6);

    /// <summary>Pressed twice.</summary>
    private async Task<bool> IsSaidAgain(string code, string kind, string label) =>
        (await codes.All()).Any(known => known.Code == code && known.Kind == kind && known.Label == label && known.RetiredAt is null);

    /// <summary>Whoever scans such a code would not come to the first join page.</summary>
    private bool IsAnAddress(string code) => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Any(endpoint => endpoint.RoutePattern.RawText?.Trim('/').Split('/') is ["join", var word, ..] && word.Equals(code, StringComparison.OrdinalIgnoreCase));

    private (string Kind, string Name)[] Kinds() =>
    [
        ("leaflet", text["Leaflet"]), ("van", text["Van"]), ("bottle", text["Bottle or box"]), ("driver", text["Driver's card"]), ("neighbor", text["Neighbor to neighbor"]), ("site", text["Web site"]),
    ];

    private async Task<IActionResult> Page(CodeForm form)
    {
        var kinds = Kinds();
        return View("Codes", new CodesPage(
            [
                .. (await codes.All()).OrderBy(code => code.RetiredAt is not null).Select(code => new CodeRow(
                    code.Code, kinds.FirstOrDefault(kind => kind.Kind == code.Kind).Name ?? code.Kind, code.Label, $"{site.Value.PublicUrl.TrimEnd('/')}/join/{code.Code}",
                    code.Customers, code.RetiredAt is not null)),
            ],
            kinds, form));
    }
}
