using System.CommandLine;
using System.Net.Mail;
using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Commands;

/// <summary>The way in for a person who runs the business, also after everything else was forgotten: a link that works once, for a day.</summary>
public static class OwnerCommand
{
    public static Command Build()
    {
        var email = new Option<string>("--email") { Description = "What the owner signs in with.", Required = true, HelpName = "ADDRESS" };
        var name = new Option<string>("--name") { Description = "The owner's name.", Required = true };
        var create = new Command("create", "Add an owner, or make a new link for one who is there, and print a sign-in link that works once within 24 hours.") { email, name };
        create.SetAction((parsed, _) => Verb.Run(parsed, async services =>
            Console.WriteLine(await CreateLink(services, parsed.GetRequiredValue(email), parsed.GetRequiredValue(name)))));
        return new Command("owner", "The people who run the business.") { create };
    }

    /// <returns>The link. Only its hash is kept, so it can not be shown a second time.</returns>
    /// <exception cref="CommandFailure">E-mail or name can not be one.</exception>
    public static async Task<string> CreateLink(IServiceProvider services, string email, string name)
    {
        if (!MailAddress.TryCreate(email.Trim(), out var address) || address.Address != email.Trim())
            throw new CommandFailure($"--email: \"{email}\" is no e-mail address.");
        if (string.IsNullOrWhiteSpace(name)) throw new CommandFailure("--name: say the owner's name.");
        var token = await services.GetRequiredService<CreateOwner>().Run(name.Trim(), address.Address);
        return $"{services.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl.TrimEnd('/')}/sign-in/link/{token}";
    }
}
