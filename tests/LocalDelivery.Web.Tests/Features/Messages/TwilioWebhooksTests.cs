using System.Net;
using LocalDelivery.Web.Features.Messages;

namespace LocalDelivery.Web.Tests.Features.Messages;

public sealed class TwilioWebhooksTests(TextingApp app) : IClassFixture<TextingApp>
{
    private static readonly (string, string)[] Hello = [("MessageSid", "SM00000000000000000000000000000001"), ("From", "+12025559999"), ("Body", "Hello")];

    [Fact]
    public void The_signature_is_the_one_in_Twilios_documentation() => Assert.Equal(
        "0/KCTR6DLpKmkAf8muzZqo1nDgQ=",
        TwilioSignature.Of("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CallSid"] = "CA1234567890ABCDE",
            ["Caller"] = "+12349013030",
            ["Digits"] = "1234",
            ["From"] = "+12349013030",
            ["To"] = "+18005551212",
        }));

    [Fact]
    public async Task A_rightly_signed_text_is_answered_with_nothing_to_say()
    {
        using var response = await app.Call("/webhooks/twilio/inbound", Hello);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/xml", response.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith("<Response></Response>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/webhooks/twilio/inbound")]
    [InlineData("/webhooks/twilio/status")]
    public async Task A_wrong_or_missing_signature_is_refused(string path)
    {
        using var wrong = await app.Call(path, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", Hello);
        using var missing = await app.Client().PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([]));
        using var noForm = await app.Client().PostAsync(new Uri(path, UriKind.Relative), content: null);

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [wrong.StatusCode, missing.StatusCode, noForm.StatusCode]);
    }

    [Fact]
    public async Task A_call_changed_on_its_way_is_refused()
    {
        var stop = new[] { ("MessageSid", "SM00000000000000000000000000000002"), ("From", "+12025557777"), ("Body", "STOP") };
        var signature = TwilioSignature.Of(TwilioStandIn.AuthToken, "https://elm.example/webhooks/twilio/inbound", stop.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        stop[1].Item2 = "+12025558888";

        using var response = await app.Call("/webhooks/twilio/inbound", signature, stop);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("+12025558888", await app.Texting.Stops.Stopped());
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData(" stopall")]
    [InlineData("Unsubscribe")]
    [InlineData("cancel.")]
    [InlineData("END")]
    [InlineData("quit!")]
    public async Task After_STOP_the_night_sends_nothing_until_START(string stop)
    {
        var phone = $"+1202777{stop.Length:0000}";
        await app.Call("/webhooks/twilio/inbound", ("MessageSid", $"SM-{phone}-1"), ("From", phone), ("Body", stop));
        var stopped = await app.Texting.AText(phone);
        await app.Send();
        Assert.Equal(MessageOutcomes.Stopped, await app.Texting.OutcomeOf(stopped));

        await app.Call("/webhooks/twilio/inbound", ("MessageSid", $"SM-{phone}-2"), ("From", phone), ("Body", "Start"));
        var started = await app.Texting.AText(phone, body: "Again.");
        await app.Send();
        Assert.Equal(MessageOutcomes.Sent, await app.Texting.OutcomeOf(started));
        Assert.Equal("Again.", Assert.Single(app.Twilio.Accepted, text => text.To == phone).Body);
    }

    [Fact]
    public async Task A_report_of_failure_comes_to_the_owner()
    {
        var id = await app.Texting.AText("+12025551111");
        await app.Send();
        var sent = Assert.Single(app.Twilio.Accepted, text => text.To == "+12025551111");

        using var response = await app.Call(new Uri(sent.Callback!).PathAndQuery, ("MessageSid", sent.Id), ("MessageStatus", "undelivered"), ("ErrorCode", "30005"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var found = await app.Texting.Found(id);
        Assert.Equal((MessageOutcomes.Refused, "Nobody has this number (30005)"), (found.Outcome, found.Detail));
        Assert.Contains(await app.Texting.Nights.Problems(found.DeliveryDate), problem => problem.ItemId == id.ToString());
    }

    [Fact]
    public async Task A_report_about_a_text_we_do_not_know_is_taken_quietly()
    {
        using var response = await app.Call("/webhooks/twilio/status", ("MessageSid", "SM99999999999999999999999999999999"), ("MessageStatus", "failed"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/webhooks/twilio/inbound")]
    [InlineData("/webhooks/twilio/status")]
    public async Task Without_keys_there_is_nothing_at_these_addresses(string path)
    {
        await using var keyless = new AppFixture();
        await keyless.InitializeAsync();

        using var response = await keyless.Client().PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
