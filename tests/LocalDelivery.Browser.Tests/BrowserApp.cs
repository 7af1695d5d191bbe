using LocalDelivery.Web.Tests;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LocalDelivery.Browser.Tests;

/// <summary>The real app on a real port of this machine alone.</summary>
public class BrowserApp : AppFixture
{
    public BrowserApp() => UseKestrel();   // on the free port of the settings: given one here, the test server sets it while the program may be starting already

    public Uri Address => new(Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "localhost", StringComparison.Ordinal));
}
