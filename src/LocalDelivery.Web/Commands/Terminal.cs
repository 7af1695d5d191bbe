using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Commands;

/// <summary>
/// The same table of texts as the app's, for what is said without an app at hand: descriptions and failures. In the terminal's language until
/// <see cref="Features.Shared.Business.Speak"/> says whose business it is.
/// </summary>
public static class Terminal
{
    public static IStringLocalizer<Text> Text { get; } = new StringLocalizer<Text>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions { ResourcesPath = App.TextsFolder }), NullLoggerFactory.Instance));

    public static Wording Wording { get; } = new(Text, TimeProvider.System);
}
