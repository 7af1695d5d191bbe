using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Shared;

public sealed record ErrorPage(string Heading, string WhatNext, bool IsSomebodyElses);

/// <summary>What is shown instead of a bare status: what happened and what to do next.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorController(IStringLocalizer<Text> text) : Controller
{
    /// <summary>By hand there is nothing here: nothing broke.</summary>
    [Route("/error")]
    public IActionResult Crashed() => HttpContext.Features.Get<IExceptionHandlerFeature>() is null ? NotFound() : Page(500, text["Something broke on our side"], text["Nothing was lost that you had already confirmed. Please go back and try once more."]);

    [Route("/error/{status:int:range(400,599)}")]   // by hand only what is an error
    public async Task<IActionResult> Refused() => Status switch
    {
        400 when Request.HasFormContentType && !await Request.HasReadableForm() => Page(
            400, text["That form could not be read"], text["There were signs in it that are no letters. Please go back and type it again."]),
        400 => Page(Status, text["That page was open too long"], text["Please go back, reload the page and send it again."]),
        403 => Page(Status, text["This page is for somebody else"], text["Sign in with the account it belongs to."]),
        404 => Page(Status, text["There is nothing at this address"], text["Perhaps a letter is missing. The front page knows the way."]),
        429 => Page(Status, text["That was a lot of tries"], text["Please wait a few minutes, then try again."]),
        _ => Page(Status, text["This did not work"], text["Please go back and try once more."]),
    };

    /// <summary>Not bound like an argument: nothing is, when the form that was refused can not be read.</summary>
    private int Status => int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);

    private ViewResult Page(int status, string heading, string whatNext)
    {
        Response.StatusCode = status;
        return View("Error", new ErrorPage(heading, whatNext, IsSomebodyElses: status == 403));
    }
}
