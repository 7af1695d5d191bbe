using System.CommandLine;
using System.Net;
using System.Net.Sockets;

namespace LocalDelivery.Web.Commands;

/// <summary>Where the site will be served: from the command line, the environment or the file.</summary>
public static class Listening
{
    public static Option<string?> Option() => new("--urls")
    {
        Description = Terminal.Text["Where the site is served; {0} unless given. Several are separated by semicolons.", App.DefaultUrl],
        HelpName = "URL",
    };

    /// <summary>As a setting, which the command line has over the file and the environment.</summary>
    public static string[] Setting(string? urls) => urls is { Length: > 0 } ? [$"--urls={urls}"] : [];

    public static string[] Urls(IConfiguration settings) => settings["http_ports"] is null || settings["urls"] is not null
        ? (settings["urls"] ?? App.DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [.. settings["http_ports"]!.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"http://*:{port}")];

    /// <summary>
    /// How the site is reached where nobody says so: at the first address it serves, so that links and QR codes open this site and not the one
    /// beside it on the usual port.
    /// </summary>
    /// <returns>Null where the address does not say: an odd one, or a port still to be chosen.</returns>
    public static string? PublicUrl(IConfiguration settings)
    {
        if (Urls(settings).FirstOrDefault() is not { } url || Parse(url) is not { } address) return null;   // which RefuseBusy says
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) return null;
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;   // every name the machine has
        return Uri.TryCreate($"{address.Scheme}://{host}:{address.Port}", UriKind.Absolute, out var known) ? known.GetLeftPart(UriPartial.Authority) : null;
    }

    /// <summary>Better said at once, in one sentence, than by the server's stack trace.</summary>
    /// <exception cref="CommandFailure">Something else serves there, or it is no address to serve at.</exception>
    public static void RefuseBusy(IConfiguration settings)
    {
        foreach (var url in Urls(settings)) RefuseBusy(url);
    }

    private static void RefuseBusy(string url)
    {
        if (Parse(url) is not { } address) throw new CommandFailure(Terminal.Text["Urls: \"{0}\" is no address to serve at, such as {1}.", url, App.DefaultUrl]);
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) return;
        try
        {
            using var probe = new TcpListener(AddressOf(address.Host), address.Port);
            probe.Start();
        }
        catch (SocketException failure) when (failure.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new CommandFailure(Terminal.Text["{0} is in use: another program serves there. Stop it, or name another address: --urls {1}", url, "http://localhost:5081"]);
        }
        catch (SocketException)
        {
            // Not ours to judge, such as a port below 1024: the server itself says what it may not.
        }
    }

    /// <returns>Null for what is no address; the framework takes any number for a port.</returns>
    private static BindingAddress? Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Port: >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort } address ? address : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IPAddress AddressOf(string host) =>
        IPAddress.TryParse(host, out var address) ? address : host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : IPAddress.Any;
}
