using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>
/// What one page of signing in tells the next (a phone number, an owner whose password was right), sealed, so that it can stand in an address and the
/// back button works. By itself a ticket opens nothing: the next page asks for a code.
/// </summary>
public sealed class SignInTickets(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(20);

    public string Seal(string purpose, string value) =>
        Protector(purpose).Protect($"{time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} {value}");

    /// <returns>Null when it is too old, for another purpose, or not ours.</returns>
    public string? Open(string purpose, string? ticket)
    {
        try
        {
            var parts = Protector(purpose).Unprotect(ticket ?? "").Split(' ', 2);
            return DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture)) + Lasts > time.GetUtcNow() ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null;   // how data protection says "not ours"
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("sign-in", purpose);
}
