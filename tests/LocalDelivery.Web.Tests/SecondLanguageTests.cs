using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using LocalDelivery.Web.Commands;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Features.Owner;

namespace LocalDelivery.Web.Tests;

/// <summary>Another language is a file: with <c>Resources/Text.is.resx</c> built beside the program, pages and commands speak Icelandic where it has the words.</summary>
public sealed class SecondLanguageTests(OwnerFixture app) : IClassFixture<OwnerFixture>
{
    private const string Language = "is";

    static SecondLanguageTests() => AssemblyLoadContext.Default.Resolving += (context, wanted) =>
        wanted is { Name: "localdelivery.resources", CultureName: Language } ? context.LoadFromStream(Satellite()) : null;

    [Fact]
    public async Task Pages_and_commands_say_what_the_file_says()
    {
        var business = await app.Get<BusinessStore>().Get();
        await app.Database.Write(tx => app.Get<BusinessStore>().Save(tx, business with { CultureName = "is-IS" }));
        await app.Get<NightStore>().Notice(new NightProblem(OwnerFixture.Tuesday, "plan", app.Given.Depot.Id.ToString(), "no-plan", "Sequence contains no elements"));

        var today = (await app.Owner.Page("/owner")).Text();
        Assert.Contains("Á morgun", today, StringComparison.Ordinal);
        Assert.Contains("ekki tókst að búa til leiðir.", today, StringComparison.Ordinal);
        Assert.DoesNotContain("Sequence", today, StringComparison.Ordinal);
        var outbox = (await app.Owner.Page("/owner/outbox?pageNumber=foo")).Text();
        Assert.Contains("Vinsamlegast líttu á þetta aftur Slóð þessarar síðu: ekki er hægt að lesa „foo“.", outbox, StringComparison.Ordinal);

        (await app.Get<BusinessStore>().Get()).Speak();
        Assert.Equal("Keyrir nóttina fyrir einn afhendingardag.", NightlyCommand.Build().Description);
    }

    /// <summary>What the compiler makes of the file when it lies beside the program's other texts.</summary>
    private static MemoryStream Satellite()
    {
        const string Name = "LocalDelivery.Web.Resources.Text.is.resources";
        using var words = typeof(SecondLanguageTests).Assembly.GetManifestResourceStream(Name)!;
        var resources = new BlobBuilder();
        resources.WriteInt32((int)words.Length);
        resources.TryWriteBytes(words, (int)words.Length);

        var assembly = new PersistedAssemblyBuilder(
            new AssemblyName("localdelivery.resources") { CultureName = Language, Version = typeof(Text).Assembly.GetName().Version }, typeof(object).Assembly);
        assembly.DefineDynamicModule("localdelivery.resources.dll");
        var metadata = assembly.GenerateMetadata(out var code, out var fields);
        metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString(Name), implementation: default, offset: 0);
        var file = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), code, mappedFieldData: fields, managedResources: resources).Serialize(file);
        return new MemoryStream(file.ToArray());
    }
}
