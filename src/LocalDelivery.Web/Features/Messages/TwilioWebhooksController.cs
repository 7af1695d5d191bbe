using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>Where Twilio calls: a text came in, a text's state changed. Only signed calls are believed.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[RequestSizeLimit(64 * 1024)]
[Route("webhooks/twilio")]
public sealed class TwilioWebhooksController(ReceiveText receiveText, HearAboutText hearAboutText, IOptions<TwilioOptions> twilio, IOptions<SiteOptions> site) : Controller
{
    /// <summary>No words of our own: Twilio itself confirms STOP and START.</summary>
    private const string NoAnswer = """<?xml version="1.0" encoding="UTF-8"?><Response></Response>""";

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (!twilio.Value.IsConfigured) context.Result = NotFound();
        else if (!Request.HasFormContentType || !await Request.HasReadableForm() || !IsSigned(await Request.ReadFormAsync())) context.Result = StatusCode(StatusCodes.Status403Forbidden);
        else await next();
    }

    [HttpPost("inbound")]
    public async Task<IActionResult> Inbound()
    {
        if (Field("MessageSid") is not { Length: > 0 } id || Field("From") is not { Length: > 0 } phone) return BadRequest();
        await receiveText.Run(id, phone, Field("Body"));
        return Content(NoAnswer, "text/xml");
    }

    [HttpPost("status")]
    public async Task<IActionResult> Status(Guid? message)
    {
        if (Field("MessageSid") is not { Length: > 0 } id) return BadRequest();
        var errorCode = int.TryParse(Field("ErrorCode"), CultureInfo.InvariantCulture, out var code) ? code : 0;
        await hearAboutText.Run(message is { } known ? MessageId.From(known) : null, id, Field("MessageStatus"), errorCode);
        return Ok();
    }

    private string Field(string name) => PlainText.Of(Request.Form[name].ToString());

    /// <summary>Twilio signs the address it was given, which behind a proxy is not the one we see.</summary>
    private bool IsSigned(IFormCollection form) => TwilioSignature.IsRight(
        Request.Headers["X-Twilio-Signature"].ToString(), twilio.Value.AuthToken,
        site.Value.PublicUrl.TrimEnd('/') + Request.Path + Request.QueryString,
        form.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? "")));
}
