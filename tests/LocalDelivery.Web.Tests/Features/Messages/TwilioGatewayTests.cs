using System.Net;
using System.Net.Sockets;
using CsCheck;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Tests.Data;
using Microsoft.Extensions.Time.Testing;

namespace LocalDelivery.Web.Tests.Features.Messages;

public sealed class TwilioGatewayTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Requests_keep_to_Twilios_published_description()
    {
        Assert.SkipUnless(TwilioDescription.Read() is not null, "Twilio's description is not beside the repository.");
        var texting = new Texting(TestDatabase.Open(await TestDatabase.NewSqlite()), time);

        var sent = await texting.Gateway.Send(MessageId.New(time.GetUtcNow()), "+12025551001", "Ana comes at 6:00 & later.");
        var found = await texting.Gateway.Find(sent.Detail);
        var list = await texting.Gateway.List("+12025551001");

        Assert.Equal(SendOutcome.Accepted, sent.Outcome);
        Assert.Equal("Ana comes at 6:00 & later.", found!.Body);
        Assert.Equal([found], list!);
        Assert.Equal(time.GetUtcNow(), found.CreatedAt);
        Assert.Equal(3, texting.Twilio.Requests);
        texting.TwilioHasNoComplaints();
    }

    [Theory]
    [InlineData("POST", "/2010-04-01/Accounts/AC1/Messages.json", "To=%2B12025551001", "path: AccountSid may not be 'AC1'.")]
    [InlineData("POST", "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json", "From=%2B12025551001", "form: To is missing.")]
    [InlineData("POST", "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json", "To=202555", "form: To may not be '202555'.")]
    [InlineData("POST", "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json", "To=%2B12025551001&Text=Hi", "form: there is no Text.")]
    [InlineData("PUT", "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json", "", "There is no PUT /2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json.")]
    public void The_description_notices_what_Twilio_would_not_take(string method, string path, string form, string mistake)
    {
        var description = TwilioDescription.Read();
        Assert.SkipUnless(description is not null, "Twilio's description is not beside the repository.");
        var fields = form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=')).Select(field => KeyValuePair.Create(field[0], Uri.UnescapeDataString(field[1])));

        Assert.Equal([mistake], description.Mistakes(new HttpMethod(method), path, [], fields));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_surely_accepted_nothing()
    {
        var texting = new Texting(TestDatabase.Open(await TestDatabase.NewSqlite()), time);
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        var result = await texting.GatewayTo(new RealHttp(), $"http://127.0.0.1:{port}").Send(MessageId.New(time.GetUtcNow()), "+12025551001", "Hi");

        Assert.Equal(SendOutcome.NotAccepted, result.Outcome);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_request_leaves_the_outcome_unknown_and_is_not_tried_again()
    {
        var texting = new Texting(TestDatabase.Open(await TestDatabase.NewSqlite()), time);
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var calls = 0;
        var serving = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await server.AcceptTcpClientAsync();
                calls++;
                Assert.NotEqual(0, await client.GetStream().ReadAsync(new byte[4096]));   // takes the request, hangs up
            }
        });

        var result = await texting.GatewayTo(new RealHttp(), $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}").Send(MessageId.New(time.GetUtcNow()), "+12025551001", "Hi");
        server.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);

        Assert.Equal(SendOutcome.Unknown, result.Outcome);
        Assert.Equal(1, calls);
    }

    /// <summary>Whatever goes wrong, and however often it is tried, nobody is texted the same twice.</summary>
    [Fact]
    public async Task No_sequence_of_faults_sends_a_text_twice()
    {
        var fault = Gen.Int[0, Enum.GetValues<Fault>().Length - 1].Select(number => (Fault)number);
        var steps = Gen.Select(fault, Gen.Int[0, 3], Gen.Bool, (wrong, minutes, listIsBroken) => (Fault: wrong, Minutes: minutes, ListIsBroken: listIsBroken)).Array[1, 12];
        await steps.SampleAsync(async sequence =>
        {
            var clock = new FakeTimeProvider(time.GetUtcNow());
            var database = TestDatabase.Open(await TestDatabase.NewSqlite());
            await new Given(database, clock).ABusiness();
            var texting = new Texting(database, clock);
            await texting.AText(body: "The first.");
            await texting.AText(body: "The second.");
            foreach (var step in sequence)
            {
                texting.Twilio.Faults.Enqueue(step.Fault);
                texting.Twilio.IsListBroken = step.ListIsBroken;
                await texting.Send();
                clock.Advance(TimeSpan.FromMinutes(step.Minutes));
            }

            Assert.All(texting.Twilio.Accepted.CountBy(text => text.Body), text => Assert.Equal(1, text.Value));
            texting.TwilioHasNoComplaints();
        }, iter: 60, threads: 1);
    }

    private sealed class RealHttp : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new() { Timeout = TwilioGateway.LongestTry };
    }
}
