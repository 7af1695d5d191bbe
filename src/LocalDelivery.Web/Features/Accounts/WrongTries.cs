using System.Collections.Concurrent;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>
/// Slows down guessing at one account: after five wrong tries within a quarter of an hour even the right answer has to wait. Kept in memory: a
/// restart forgives, and nobody but the operator restarts.
/// </summary>
public sealed class WrongTries(TimeProvider time)
{
    private const int Most = 5;
    private const int MostAccounts = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, DateTimeOffset[]> byAccount = new(StringComparer.Ordinal);

    public bool IsTooMany(string account) => byAccount.TryGetValue(Key(account), out var tries) && Recent(tries).Length >= Most;

    public void Add(string account)
    {
        if (byAccount.Count >= MostAccounts) Forget();
        byAccount.AddOrUpdate(Key(account), _ => [time.GetUtcNow()], (_, tries) => [.. Recent(tries), time.GetUtcNow()]);
    }

    public void Clear(string account) => byAccount.TryRemove(Key(account), out _);

    private DateTimeOffset[] Recent(DateTimeOffset[] tries) => [.. tries.Where(at => at > time.GetUtcNow() - Window)];

    private void Forget()
    {
        foreach (var (account, tries) in byAccount)
            if (Recent(tries).Length == 0) byAccount.TryRemove(account, out _);
    }

    private static string Key(string account) => account.Trim().ToLowerInvariant();
}
