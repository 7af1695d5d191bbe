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
        var email = new Option<string>("--email") { Description = Terminal.Text["What the owner signs in with."], Required = true, HelpName = "ADDRESS" };
        var name = new Option<string>("--name") { Description = Terminal.Text["The owner's name."], Required = true };
        var create = new Command("create", Terminal.Text["Add an owner, or make a new link for one who is there, and print a sign-in link that works once within 24 hours."]) { email, name };
        create.SetAction((parsed, _) => Verb.Start(parsed, settings => Create(settings, parsed.GetRequiredValue(email).Trim(), parsed.GetRequiredValue(name).Trim())));
        return new Command("owner", Terminal.Text["The people who run the business."]) { create };
    }

    private static async Task Create(string[] settings, string email, string name)
    {
        if (!MailAddress.TryCreate(email, out var address) || address.Address != email)
            throw new CommandFailure(Terminal.Text["--email: \"{0}\" is no e-mail address.", email]);
        if (PlainText.IsBlank(name)) throw new CommandFailure(Terminal.Text["--name: say the owner's name."]);
        await Verb.WithDatabase(settings, async services => Console.WriteLine(await CreateLink(services, email, name)));
        Console.Error.WriteLine(Terminal.Text["The link works once, within 24 hours."]);
    }

    /// <returns>The link. Only its hash is kept, so it can not be shown a second time.</returns>
    public static async Task<string> CreateLink(IServiceProvider services, string email, string name)
    {
        var token = await services.GetRequiredService<CreateOwner>().Run(name, email);
        return $"{services.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl.TrimEnd('/')}/sign-in/link/{token}";
    }
}
