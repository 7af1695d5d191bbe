using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>Adds an owner, or helps one who is there and can not get in any more: either way with a fresh one-time link.</summary>
public sealed class CreateOwner(Database database, OwnerStore owners, OwnerLinkStore links, TimeProvider time)
{
    public static readonly TimeSpan LinkLasts = TimeSpan.FromHours(24);

    /// <returns>The link's token, for /sign-in/link/{token}. Only its hash is kept.</returns>
    public async Task<string> Run(string name, string email)
    {
        var now = time.GetUtcNow();
        var token = OwnerLinks.NewToken();
        await database.Write(async tx =>
        {
            var owner = await owners.Insert(tx, OwnerId.New(now), name, email);
            await links.Insert(tx, OwnerLinks.Hash(token), owner, now, now + LinkLasts);
        });
        return token;
    }
}
