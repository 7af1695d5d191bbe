using System.Collections.Concurrent;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace LocalDelivery.Web.Features.Accounts;

public enum PasswordChecked { Right, Wrong, TooManyTries }

public enum AuthenticatorChecked { Right, Wrong, TooManyTries }

/// <summary>E-mail and password, then the second factor where one is set up.</summary>
public sealed class OwnerSignIn(Database database, OwnerStore owners, WrongTries wrongTries, TimeProvider time)
{
    public const int ShortestPassword = 10;

    /// <summary>Longer ones only make the server hash for nothing.</summary>
    public const int LongestPassword = 200;

    private static readonly PasswordHasher<Owner> Hasher = new();

    /// <summary>Checked when nobody has the e-mail, so that the answer takes as long.</summary>
    private static readonly string NobodysHash = Hasher.HashPassword(null!, Guid.NewGuid().ToString());

    private readonly ConcurrentDictionary<OwnerId, long> lastSteps = new();

    /// <returns>The owner when the password is right, else null.</returns>
    public async Task<(PasswordChecked Outcome, Owner? Owner)> CheckPassword(string email, string password)
    {
        if (wrongTries.IsTooMany(email)) return (PasswordChecked.TooManyTries, null);
        var owner = await owners.FindByEmail(email);
        var verified = Hasher.VerifyHashedPassword(owner!, owner?.PasswordHash ?? NobodysHash, password.Length > LongestPassword ? "" : password);
        if (owner?.PasswordHash is null || verified == PasswordVerificationResult.Failed)
        {
            wrongTries.Add(email);
            return (PasswordChecked.Wrong, null);
        }

        wrongTries.Clear(email);
        if (verified == PasswordVerificationResult.SuccessRehashNeeded) owner = await SavePassword(owner, password);
        return (PasswordChecked.Right, owner);
    }

    /// <returns>The owner with the new password: only who signs in with that is signed in.</returns>
    public async Task<Owner> SavePassword(Owner owner, string password)
    {
        var changed = owner with { PasswordHash = Hasher.HashPassword(owner, password) };
        await database.Write(tx => owners.SavePassword(tx, owner.Id, changed.PasswordHash));
        return changed;
    }

    /// <summary>Each code is good once: one read over a shoulder opens nothing.</summary>
    public AuthenticatorChecked CheckAuthenticator(Owner owner, string key, string typed)
    {
        var account = $"authenticator of {owner.Email}";
        if (wrongTries.IsTooMany(account)) return AuthenticatorChecked.TooManyTries;
        if (AuthenticatorCode.StepOf(key, typed, time.GetUtcNow()) is { } step && IsFresh(owner.Id, step))
        {
            wrongTries.Clear(account);
            return AuthenticatorChecked.Right;
        }

        wrongTries.Add(account);
        return AuthenticatorChecked.Wrong;
    }

    private bool IsFresh(OwnerId owner, long step)
    {
        var last = lastSteps.GetOrAdd(owner, long.MinValue);
        return step > last && lastSteps.TryUpdate(owner, step, last);
    }
}
