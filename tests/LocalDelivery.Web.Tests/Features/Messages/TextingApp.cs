using LocalDelivery.Web.Features.Messages;

namespace LocalDelivery.Web.Tests.Features.Messages;

/// <summary>The app with a provider: the stand-in.</summary>
public sealed class TextingApp : AppFixture
{
    public TextingApp()
    {
        Twilio = new TwilioStandIn(Time);
        Outside = Twilio.Answer;
        Settings["Site:PublicUrl"] = "https://elm.example";
        Settings["Twilio:AccountSid"] = TwilioStandIn.AccountSid;
        Settings["Twilio:AuthToken"] = TwilioStandIn.AuthToken;
        Settings["Twilio:From"] = TwilioStandIn.From;
    }

    public TwilioStandIn Twilio { get; }

    public Texting Texting => field ??= new Texting(Database, Time);

    public Task Send() => Get<SendTexts>().Run(progress: null, CancellationToken.None);

    protected override Task Prepare() => Given.ABusiness();

    /// <summary>A call as Twilio makes it.</summary>
    public async Task<HttpResponseMessage> Call(string path, params (string Name, string Value)[] fields)
    {
        var pairs = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        return await Call(path, TwilioSignature.Of(TwilioStandIn.AuthToken, "https://elm.example" + path, pairs), fields);
    }

    public async Task<HttpResponseMessage> Call(string path, string signature, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        request.Headers.Add("X-Twilio-Signature", signature);
        return await Client().SendAsync(request);
    }
}
