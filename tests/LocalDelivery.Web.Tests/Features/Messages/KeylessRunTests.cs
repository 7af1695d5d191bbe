using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Tests.Features.Messages;

/// <summary>Somebody runs the night in a shell that lacks the provider's keys, while the site has them.</summary>
public sealed class KeylessRunTests : IAsyncLifetime
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private readonly TextingApp app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task<StepResult> RunWithoutKeys(bool asTheSite = false)
    {
        var keyless = ActivatorUtilities.CreateInstance<TwilioGateway>(app.Services, Options.Create(new TwilioOptions()));
        return ActivatorUtilities.CreateInstance<SendTexts>(app.Services, keyless, new JobServer(asTheSite)).Run(progress: null, CancellationToken.None);
    }

    [Fact]
    public async Task What_waits_is_left_to_the_site_that_has_sent_before_and_goes_out_once()
    {
        await app.Texting.AText();
        await app.Send();
        var waiting = await app.Texting.AText("+12025551002");

        Assert.Equal(new StepResult(1, 0, 1, 0), await RunWithoutKeys());
        Assert.Null(await app.Texting.OutcomeOf(waiting));
        await app.Send();
        await RunWithoutKeys();

        Assert.Equal(MessageOutcomes.Sent, await app.Texting.OutcomeOf(waiting));
        Assert.Equal(2, app.Twilio.Accepted.Count);
    }

    [Fact]
    public async Task Only_the_texts_of_one_kind_are_counted_where_only_those_are_meant()
    {
        await app.Texting.AText();
        await app.Send();
        await app.Texting.AText("+12025551002");
        await app.Texting.AText("+12025551003", kind: MessageKinds.NightSummary);
        var keyless = ActivatorUtilities.CreateInstance<TwilioGateway>(app.Services, Options.Create(new TwilioOptions()));
        var sender = ActivatorUtilities.CreateInstance<SendTexts>(app.Services, keyless, new JobServer(IsHere: false));

        Assert.Equal(new StepResult(2, 0, 2, 0), await sender.Run(progress: null, CancellationToken.None));
        Assert.Equal(StepResult.OneSkipped, await sender.Only(MessageKinds.NightSummary, CancellationToken.None));
    }

    [Fact]
    public async Task A_night_run_without_the_keys_says_that_the_site_sends_the_texts()
    {
        Task<LocalDelivery.Web.Commands.NightSummary> Keyless() =>
            ActivatorUtilities.CreateInstance<LocalDelivery.Web.Commands.MeasuredNight>(app.Services, Options.Create(new TwilioOptions())).NotRun(Wednesday);
        Assert.Equal("outbox", (await Keyless()).Messages.To);
        await app.Texting.AText();
        await app.Send();

        Assert.Equal("site", (await Keyless()).Messages.To);
    }

    [Fact]
    public async Task A_site_that_has_its_keys_no_longer_says_of_each_text_that_it_was_not_sent()
    {
        await app.Texting.AText();
        await app.Send();
        var waiting = await app.Texting.AText("+12025551002");

        Assert.Equal(StepResult.OneDone, await RunWithoutKeys(asTheSite: true));

        Assert.Equal(MessageOutcomes.NoProvider, await app.Texting.OutcomeOf(waiting));
        Assert.Single(app.Twilio.Accepted);
    }

    [Fact]
    public async Task A_site_that_has_its_keys_no_longer_leaves_nobody_waiting_for_a_provider()
    {
        app.Texting.Twilio.Faults.Enqueue(Fault.DroppedAfter);
        var lost = await app.Texting.AText();
        await app.Texting.Send();
        for (var tries = 0; tries < 3; tries++) app.Texting.Twilio.Faults.Enqueue(Fault.WrongKeys);
        var refused = await app.Texting.AText("+12025551002");
        await app.Texting.Send();
        Assert.Equal(TextProblems.Unreachable, Assert.Single(await app.Texting.Nights.Problems(Wednesday)).Reason);

        await RunWithoutKeys(asTheSite: true);
        Assert.Empty(await app.Texting.Nights.Problems(Wednesday));
        Assert.Equal(MessageOutcomes.NoProvider, await app.Texting.OutcomeOf(refused));
        Assert.Null(await app.Texting.OutcomeOf(lost));   // the keys may come back in time to ask

        app.Time.Advance(ReconcileTexts.Patience + TimeSpan.FromMinutes(1));
        await RunWithoutKeys(asTheSite: true);

        Assert.Equal(MessageOutcomes.NeedsALook, await app.Texting.OutcomeOf(lost));
        Assert.Equal(TextProblems.NeedsALook, Assert.Single(await app.Texting.Nights.Problems(Wednesday)).Reason);
    }

    [Fact]
    public async Task What_is_being_sent_is_never_called_unsent()
    {
        app.Twilio.Faults.Enqueue(Fault.DroppedAfter);   // it arrives, and nobody here knows
        var sending = await app.Texting.AText();
        await app.Send();

        await RunWithoutKeys();
        Assert.Null(await app.Texting.OutcomeOf(sending));

        app.Time.Advance(TimeSpan.FromHours(1));
        await app.Send();
        Assert.Equal(MessageOutcomes.Sent, await app.Texting.OutcomeOf(sending));
        Assert.Single(app.Twilio.Accepted);
    }
}
