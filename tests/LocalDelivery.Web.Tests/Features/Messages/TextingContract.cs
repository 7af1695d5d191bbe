using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Messages;

/// <summary>What the contracts of texting start from: a business and a provider that works, on either database.</summary>
public abstract class TextingContract(IDatabaseSource source) : StoreContract(source)
{
    protected static readonly DateOnly Wednesday = new(2026, 11, 25);

    protected Texting Texting => field ??= new Texting(Database, Time);

    protected TwilioStandIn Twilio => Texting.Twilio;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.ABusiness();
    }

    protected async Task<(string Kind, string Reason)> OnlyProblem()
    {
        var problem = Assert.Single(await Texting.Nights.Problems(Wednesday));
        return (problem.Kind, problem.Reason);
    }
}
