using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>Sends what waits in the outbox.</summary>
public sealed class SendTexts
{
    public Task<StepResult> Run(IProgress<NightProgress>? progress, CancellationToken cancellation) => Task.FromResult(default(StepResult));
}
