using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>Who runs the business, and how they prove it.</summary>
public sealed class OwnerStore(Database database, TimeProvider time)
{
    private sealed record Row(OwnerId OwnerId, string Name, string Email, string? PasswordHash, string? AuthenticatorKey)
    {
        public Owner Owner => new(OwnerId, Name, Email, PasswordHash, AuthenticatorKey);
    }

    private const string Columns =
        """
        select owner_id,
               name,
               email,
               password_hash,
               authenticator_key
          from owner

        """;

    public async Task<Owner?> Find(OwnerId id) => (await database.Find<Row>(Columns + "where owner_id = @id", new { id }))?.Owner;

    /// <param name="email">In any case.</param>
    public async Task<Owner?> FindByEmail(string email) => (await database.Find<Row>(Columns + "where email = @email", new { email = Key(email) }))?.Owner;

    private const string InsertSql =
        """
        insert into owner ( owner_id,  name,  email,  created_at)
        values            (@id,       @name, @email, @now)
        on conflict (email) do nothing
        """;

    private const string IdSql =
        """
        select owner_id
          from owner
         where email = @email
        """;

    /// <returns>The owner of this e-mail, who may have been there before.</returns>
    public async Task<OwnerId> Insert(DbTransaction tx, OwnerId id, string name, string email)
    {
        await tx.Execute(InsertSql, new { id, name, email = Key(email), now = time.GetUtcNow() });
        return await tx.Find<OwnerId>(IdSql, new { email = Key(email) });
    }

    private const string SavePasswordSql =
        """
        update owner
           set password_hash = @passwordHash
         where owner_id = @id
        """;

    public Task SavePassword(DbTransaction tx, OwnerId id, string passwordHash) => tx.Execute(SavePasswordSql, new { id, passwordHash });

    private const string SaveAuthenticatorSql =
        """
        update owner
           set authenticator_key = @key
         where owner_id = @id
        """;

    /// <param name="key">Null takes the second factor away.</param>
    public Task SaveAuthenticator(DbTransaction tx, OwnerId id, string? key) => tx.Execute(SaveAuthenticatorSql, new { id, key });

    private static string Key(string email) => email.Trim().ToLowerInvariant();
}
