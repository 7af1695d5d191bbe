using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Commands;

/// <summary>The same table of texts as the app's, for what is said before there is an app: descriptions and failures, in the terminal's language.</summary>
public static class Terminal
{
    public static IStringLocalizer<Text> Text { get; } = new StringLocalizer<Text>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions { ResourcesPath = App.TextsFolder }), NullLoggerFactory.Instance));
}
