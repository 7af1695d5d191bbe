using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;
using static LocalDelivery.Web.Features.Messages.TwilioMessage;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>
/// Twilio's REST API: create, fetch and list messages. Its errors become our words here. It has no idempotency key, so a text is only sent
/// again when it surely was not accepted.
/// </summary>
public sealed class TwilioGateway(IHttpClientFactory http, IOptions<TwilioOptions> options, IOptions<SiteOptions> site, TwilioWords words, TimeProvider time)
{
    /// <summary>Three tries of this length stay well below the two minutes after which a claim counts as left open.</summary>
    public static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    /// <summary>More texts to one phone than this make its list not worth trusting.</summary>
    private const int MostPages = 5;

    private readonly TwilioOptions twilio = options.Value;

    public bool IsConfigured => twilio.IsConfigured;

    private string Messages => $"/2010-04-01/Accounts/{twilio.AccountSid}/Messages";

    /// <summary>Never throws for what happens outside; tries again only where nothing was accepted.</summary>
    public async Task<SendResult> Send(MessageId id, string phone, string body)
    {
        foreach (var pause in Pauses)
        {
            var result = await SendOnce(id, phone, body);
            if (result.Outcome != SendOutcome.NotAccepted) return result;
            await Task.Delay(pause, time);
        }

        return await SendOnce(id, phone, body);
    }

    private async Task<SendResult> SendOnce(MessageId id, string phone, string body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["To"] = phone, ["From"] = twilio.From, ["Body"] = body };
        if (StatusCallback(id) is { } callback) fields["StatusCallback"] = callback;
        try
        {
            using var request = Request(HttpMethod.Post, $"{Messages}.json");
            request.Content = new FormUrlEncodedContent(fields);
            using var response = await http.CreateClient(nameof(TwilioGateway)).SendAsync(request);
            return Read(response.StatusCode, await ReadJson(response));
        }
        catch (HttpRequestException failure) when (NeverLeft(failure.HttpRequestError))
        {
            return new SendResult(SendOutcome.NotAccepted, failure.Message);
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            return new SendResult(SendOutcome.Unknown, failure.Message);
        }
    }

    /// <summary>With the message's id, so that news of a text is understood even when the answer to its request was lost.</summary>
    private string? StatusCallback(MessageId id) => site.Value.PublicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
        ? $"{site.Value.PublicUrl.TrimEnd('/')}/webhooks/twilio/status?message={id}"
        : null;

    private SendResult Read(HttpStatusCode status, JsonElement answer) => (int)status switch
    {
        >= 200 and < 300 => Word(answer, "sid") is { Length: > 0 } sid ? new SendResult(SendOutcome.Accepted, sid) : new SendResult(SendOutcome.Unknown, "no id in the answer"),
        429 or 503 => new SendResult(SendOutcome.NotAccepted, $"{(int)status}"),
        401 or 403 when Number(answer, "code") != TwilioWords.StoppedCode => new SendResult(SendOutcome.NotAccepted, $"{(int)status}"),   // about our keys, not about this text
        408 or < 400 or >= 500 => new SendResult(SendOutcome.Unknown, $"{(int)status}"),
        _ => Refusal(Number(answer, "code") ?? (int)status),
    };

    private SendResult Refusal(int code) => new(code == TwilioWords.StoppedCode ? SendOutcome.Stopped : SendOutcome.Refused, words.Failure(code));

    private static bool NeverLeft(HttpRequestError error) =>
        error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static bool IsOutage(Exception failure) => failure is HttpRequestException or OperationCanceledException or IOException or JsonException;

    /// <returns>Null when the provider does not know it or can not be asked.</returns>
    public async Task<ProviderText?> Find(string providerId)
    {
        try
        {
            return await Get($"{Messages}/{Uri.EscapeDataString(providerId)}.json") is { } answer ? TwilioMessage.Read(answer, words) : null;
        }
        catch (Exception failure) when (IsOutage(failure) || failure is FormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// All texts the provider knows from us to this phone. Not filtered by date: a text that is still queued has no DateSent and would be
    /// missing, and a missing one would be sent twice.
    /// </summary>
    /// <returns>Null when the list can not be had in full.</returns>
    public async Task<IReadOnlyList<ProviderText>?> List(string phone)
    {
        try
        {
            var texts = new List<ProviderText>();
            var next = $"{Messages}.json?To={Uri.EscapeDataString(phone)}&From={Uri.EscapeDataString(twilio.From)}&PageSize=1000";
            for (var page = 0; page < MostPages; page++)
            {
                if (await Get(next) is not { } answer) return null;
                texts.AddRange(answer.GetProperty("messages").EnumerateArray().Select(message => TwilioMessage.Read(message, words)));
                if (Word(answer, "next_page_uri") is not { Length: > 0 } more) return texts;
                if (!more.StartsWith('/') || more.StartsWith("//", StringComparison.Ordinal)) return null;   // our keys go nowhere else
                next = more;
            }

            return null;
        }
        catch (Exception failure) when (IsOutage(failure) || failure is FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<JsonElement?> Get(string path)
    {
        foreach (var pause in Pauses)
        {
            try
            {
                return await GetOnce(path);
            }
            catch (Exception failure) when (IsOutage(failure))
            {
                await Task.Delay(pause, time);   // reading twice does no harm
            }
        }

        return await GetOnce(path);
    }

    private async Task<JsonElement?> GetOnce(string path)
    {
        using var request = Request(HttpMethod.Get, path);
        using var response = await http.CreateClient(nameof(TwilioGateway)).SendAsync(request);
        if ((int)response.StatusCode is 429 or >= 500) response.EnsureSuccessStatusCode();
        return response.IsSuccessStatusCode ? await ReadJson(response) : null;
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, twilio.ApiBase.TrimEnd('/') + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{twilio.AccountSid}:{twilio.AuthToken}")));
        return request;
    }

    private static async Task<JsonElement> ReadJson(HttpResponseMessage response)
    {
        var content = await response.Content.ReadAsStringAsync();
        if (response.Content.Headers.ContentType?.MediaType != "application/json") return default;
        using var document = JsonDocument.Parse(content);
        return document.RootElement.Clone();
    }
}
