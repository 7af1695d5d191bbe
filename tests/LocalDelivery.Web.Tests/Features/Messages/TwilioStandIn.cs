using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalDelivery.Web.Tests.Features.Messages;

/// <summary>What goes wrong with one request to send a text.</summary>
public enum Fault { None, Stopped, NotAPhone, TooMany, Unavailable, Broken, BrokenAfterAccepting, RefusedConnection, DroppedBefore, DroppedAfter, Timeout, TimeoutAfterAccepting, WrongKeys }

/// <summary>
/// Twilio as far as we use it: strict about what it is sent, remembers what it accepted, and misbehaves on request. A mistake in a request is an
/// error of the test, not an answer.
/// </summary>
public sealed class TwilioStandIn(TimeProvider time) : HttpMessageHandler, IHttpClientFactory
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "a-token";
    public const string From = "+12025550199";

    private static readonly TwilioDescription? Description = TwilioDescription.Read();
    private readonly Lock gate = new();
    private readonly List<Dictionary<string, object?>> accepted = [];

    /// <summary>One per request to send, in order; none left: all is well.</summary>
    public Queue<Fault> Faults { get; } = new();

    public bool IsListBroken { get; set; }

    /// <summary>The one phone whose texts can not be listed.</summary>
    public string? UnlistedPhone { get; set; }

    /// <summary>How often a list was asked for.</summary>
    public int Lists { get; private set; }

    public bool HidesBodies { get; set; }

    public int TextsPerPage { get; set; } = 1000;

    /// <summary>What the description or we ourselves found wrong; every test of texting ends by finding none.</summary>
    public List<string> Mistakes { get; } = [];

    public int Requests { get; private set; }

    /// <summary>Runs while a text is being sent, before it is answered.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public IReadOnlyList<(string Id, string To, string Body, string? Callback)> Accepted
    {
        get
        {
            lock (gate) return [.. accepted.Select(text => ((string)text["sid"]!, (string)text["to"]!, (string)text["body"]!, (string?)text["callback"]))];
        }
    }

    public void SetStatus(string id, string status, int? errorCode = null)
    {
        lock (gate)
        {
            var text = accepted.Single(text => (string)text["sid"]! == id);
            (text["status"], text["error_code"]) = (status, errorCode);
        }
    }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    public Task<HttpResponseMessage> Answer(HttpRequestMessage request) => SendAsync(request, CancellationToken.None);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var query = Pairs(request.RequestUri.Query);
        var form = request.Content is null ? [] : Pairs(await request.Content.ReadAsStringAsync(cancellationToken));
        lock (gate)
        {
            Requests++;
            Mistakes.AddRange(Description?.Mistakes(request.Method, path, query, form) ?? []);
            var keys = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}"));
            if (request.Headers.Authorization is not { Scheme: "Basic" } basic || basic.Parameter != keys) Mistakes.Add("Wrong or missing keys.");
        }

        if (request.Method == HttpMethod.Post)
        {
            await Meanwhile();
            return Create(form.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal));
        }

        return path.EndsWith("/Messages.json", StringComparison.Ordinal) ? List(path, query.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal)) : Fetch(path);
    }

    private HttpResponseMessage Create(Dictionary<string, string> form)
    {
        lock (gate)
        {
            switch (Faults.TryDequeue(out var fault) ? fault : Fault.None)
            {
                case Fault.None: return Json(HttpStatusCode.Created, Accept(form));
                case Fault.Stopped: return Error(HttpStatusCode.BadRequest, 21610);
                case Fault.NotAPhone: return Error(HttpStatusCode.BadRequest, 21211);
                case Fault.TooMany: return Error(HttpStatusCode.TooManyRequests, 20429);
                case Fault.WrongKeys: return Error(HttpStatusCode.Unauthorized, 20003);
                case Fault.Unavailable: return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("<html>") };
                case Fault.Broken: return new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent("") };
                case Fault.BrokenAfterAccepting:
                    Accept(form);
                    return new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("<html>") };
                case Fault.RefusedConnection: throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
                case Fault.DroppedBefore: throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
                case Fault.DroppedAfter:
                    Accept(form);
                    throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
                case Fault.Timeout: throw new TaskCanceledException("The request was canceled due to the configured timeout.", new TimeoutException());
                case Fault.TimeoutAfterAccepting:
                    Accept(form);
                    throw new TaskCanceledException("The request was canceled due to the configured timeout.", new TimeoutException());
            }

            throw new InvalidOperationException("No such fault.");
        }
    }

    private Dictionary<string, object?> Accept(Dictionary<string, string> form)
    {
        var text = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["sid"] = $"SM{accepted.Count + 1:x32}",
            ["account_sid"] = AccountSid,
            ["to"] = form["To"],
            ["from"] = form["From"],
            ["body"] = form["Body"],
            ["status"] = "queued",
            ["direction"] = "outbound-api",
            ["date_created"] = time.GetUtcNow().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture),
            ["date_sent"] = null,
            ["error_code"] = null,
            ["callback"] = form.GetValueOrDefault("StatusCallback"),
        };
        accepted.Add(text);
        return text;
    }

    private HttpResponseMessage List(string path, Dictionary<string, string> query)
    {
        lock (gate)
        {
            Lists++;
            if (IsListBroken || UnlistedPhone == query["To"]) return new HttpResponseMessage(HttpStatusCode.InternalServerError);
            var page = int.Parse(query.GetValueOrDefault("Page", "0"), CultureInfo.InvariantCulture);
            var fitting = accepted.Where(text => (string)text["to"]! == query["To"] && (string)text["from"]! == query["From"]).Reverse().ToList();
            var shown = fitting.Skip(page * TextsPerPage).Take(TextsPerPage).Select(text => HidesBodies ? new Dictionary<string, object?>(text, StringComparer.Ordinal) { ["body"] = "" } : text);
            var next = fitting.Count > (page + 1) * TextsPerPage
                ? $"{path}?To={Uri.EscapeDataString(query["To"])}&From={Uri.EscapeDataString(query["From"])}&PageSize={query["PageSize"]}&Page={page + 1}&PageToken=PA{page}" : null;
            return Json(HttpStatusCode.OK, new Dictionary<string, object?>(StringComparer.Ordinal) { ["messages"] = shown.ToList(), ["next_page_uri"] = next, ["page"] = page });
        }
    }

    private HttpResponseMessage Fetch(string path)
    {
        lock (gate)
        {
            var id = Path.GetFileNameWithoutExtension(path);
            return accepted.Find(text => (string)text["sid"]! == id) is { } found ? Json(HttpStatusCode.OK, found) : Error(HttpStatusCode.NotFound, 20404);
        }
    }

    private static List<KeyValuePair<string, string>> Pairs(string encoded) =>
        [.. QueryHelpers.ParseQuery(encoded).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""))];

    private static HttpResponseMessage Error(HttpStatusCode status, int code) =>
        Json(status, new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code, ["message"] = "In Twilio's words.", ["status"] = (int)status });

    private static HttpResponseMessage Json(HttpStatusCode status, Dictionary<string, object?> content)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(JsonSerializer.Serialize(content)) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return response;
    }
}
