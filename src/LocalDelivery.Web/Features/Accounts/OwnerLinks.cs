using System.Security.Cryptography;
using System.Text;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>The way in without a password: a link that works once, within a day.</summary>
public sealed class OwnerLinks(Database database, OwnerStore owners, OwnerLinkStore links, TimeProvider time)
{
    public Task<bool> IsValid(string token) => links.IsValid(Hash(token), time.GetUtcNow());

    /// <returns>Whose link it was; null when it is used up, too old or never was.</returns>
    public async Task<Owner?> Use(string token) =>
        await database.Write(tx => links.Use(tx, Hash(token), time.GetUtcNow())) is { } id ? await owners.Find(id) : null;

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>The token has 192 random bits: a plain hash can not be turned back.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
