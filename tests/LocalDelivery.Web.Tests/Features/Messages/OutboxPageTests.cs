using System.Net;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Tests.Features.Messages;

public sealed class OutboxPageTests : IAsyncLifetime
{
    private readonly TextingApp app = new();

    private HttpClient Owner => field ??= app.SignedInAs(Roles.Owner, Guid.NewGuid());

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_empty_outbox_says_how_texts_come_about() =>
        Assert.Contains("A neighbor who joins gets a code and a welcome.", (await Owner.Page("/owner/outbox")).Text(), StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_provider_the_page_says_what_to_set()
    {
        await using var keyless = new AppFixture();
        await keyless.InitializeAsync();
        await keyless.Given.ABusiness();
        await new Texting(keyless.Database, keyless.Time).AText(kind: MessageKinds.Code, body: "123456 is your code.");
        await keyless.Get<SendTexts>().Run(progress: null, CancellationToken.None);

        var page = (await keyless.SignedInAs(Roles.Owner, Guid.NewGuid()).Page("/owner/outbox")).Text();

        Assert.Contains("Texts are not sent: no provider.", page, StringComparison.Ordinal);
        Assert.Contains("Twilio__AccountSid", page, StringComparison.Ordinal);
        Assert.Contains("123456 is your code.", page, StringComparison.Ordinal);
        Assert.Contains("not sent: no provider", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nights_summary_is_to_you()
    {
        await app.Texting.AText(kind: MessageKinds.NightSummary, body: "Everything is all right.");

        Assert.Contains("<b>You</b>", await Owner.Page("/owner/outbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_state_is_said_in_words()
    {
        await app.Texting.AText(body: "Waits.", notBefore: new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        await app.Texting.AText(body: "Late.", uselessAfter: app.Time.GetUtcNow());
        await app.Texting.AText(body: "Fine.");
        await app.Texting.Send();
        await One("Refused.", Fault.NotAPhone);
        await One("Stopped.", Fault.Stopped);
        app.Texting.Twilio.IsListBroken = true;
        await One("Lost.", Fault.DroppedAfter);
        Assert.Equal("being sent", State(await Owner.Page("/owner/outbox"), "Lost."));
        app.Time.Advance(ReconcileTexts.Patience + TimeSpan.FromMinutes(1));
        await app.Texting.Send();

        var page = await Owner.Page("/owner/outbox");

        Assert.Equal("waiting until Tue, Nov 24, 7 am", State(page, "Waits."));
        Assert.Equal("not sent: too late", State(page, "Late."));
        Assert.Equal("sent 1 pm", State(page, "Fine."));
        Assert.Equal("refused: This is not a phone number (21211)", State(page, "Refused."));
        Assert.Equal("not sent: answered STOP", State(page, "Stopped."));
        Assert.Equal("needs a look: it may or may not have been sent", State(page, "Lost."));
        Assert.Contains("Send again (it may come twice)", page.Text(), StringComparison.Ordinal);
    }

    private async Task One(string body, Fault fault)
    {
        await app.Texting.AText(body: body);
        app.Texting.Twilio.Faults.Enqueue(fault);
        await app.Texting.Send();
    }

    [Fact]
    public async Task Pressed_send_again_a_refused_text_goes_out()
    {
        await One("Again.", Fault.NotAPhone);

        using var response = await Owner.Submit("/owner/outbox", "/again");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("waiting for the next minute", State(await Owner.Page("/owner/outbox"), "Again."), StringComparison.Ordinal);

        await app.Texting.Send();
        Assert.Equal("Again.", Assert.Single(app.Texting.Twilio.Accepted).Body);
    }

    [Fact]
    public async Task What_is_useless_by_now_can_not_be_sent_again()
    {
        await app.Texting.AText(uselessAfter: app.Time.GetUtcNow());
        await app.Texting.Send();

        Assert.DoesNotContain("Send again", await Owner.Page("/owner/outbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_texts_is_short_enough_for_a_phone_and_the_filter_stays_when_turning_it()
    {
        for (var i = 0; i < 26; i++) await app.Texting.AText(body: $"Text {i}.");
        await app.Texting.AText(body: "Another day.", date: new DateOnly(2026, 11, 26));

        var first = await Owner.Page("/owner/outbox?date=2026-11-25");
        var second = await Owner.Page("/owner/outbox?date=2026-11-25&pageNumber=2");

        Assert.Equal(25, first.Split("id=\"text-").Length - 1);
        Assert.Equal(1, second.Split("id=\"text-").Length - 1);
        Assert.Matches("href=\"/owner/outbox\\?(date=2026-11-25&amp;pageNumber=2|pageNumber=2&amp;date=2026-11-25)\"", first);
        Assert.DoesNotContain("Another day.", first + second, StringComparison.Ordinal);
        Assert.Contains("Page 2 of 2", second.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_is_none_is_named() =>
        Assert.Contains("Date: please give a day, such as 2026-11-27.", (await Owner.Page("/owner/outbox?date=tomorrow")).Text(), StringComparison.Ordinal);

    [Fact]
    public async Task Only_the_owner_reads_the_outbox()
    {
        using var neighbor = await app.SignedInAs(Roles.Neighbor, Guid.NewGuid()).GetAsync(new Uri("/owner/outbox", UriKind.Relative));

        Assert.NotEqual(HttpStatusCode.OK, neighbor.StatusCode);
    }

    private static string State(string page, string body)
    {
        var row = page.Split("<li id=\"text-").Single(part => part.Contains($"<p>{body}</p>", StringComparison.Ordinal));
        var pill = row[row.IndexOf("</span> ", StringComparison.Ordinal)..];
        return WebUtility.HtmlDecode(pill["</span> ".Length..pill.IndexOf("</span>", 1, StringComparison.Ordinal)]);
    }
}
