using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hangfire;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Accounts;

public enum CodeAsked { Sent, TooMany }

public enum CodeChecked { Right, Wrong, NoLongerValid }

/// <summary>
/// Proves that somebody holds a phone: six digits by text, good once, for ten minutes and five tries. Asking says the same whether the phone is
/// known here or not, so that nobody can find out who is a customer.
/// </summary>
public sealed class TextedCodes(
    Database database, TextedCodeStore codes, MessageStore messages, BusinessStore businesses, IBackgroundJobClient jobs, IStringLocalizer<Text> text,
    IOptions<SiteOptions> site, TimeProvider time)
{
    public const string Join = "join";
    public const string SignIn = "sign-in";

    private const int MostTries = 5;
    private const int MostPerPhone = 5;
    private const int MostPerOrigin = 30;
    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <param name="phone">E.164.</param>
    /// <param name="purpose"><see cref="Join"/> or <see cref="SignIn"/>.</param>
    /// <param name="askedFrom">The network address that asked, for the rate limit.</param>
    /// <param name="isKnown">False takes the same path and counts the same, but texts nobody: who asked can not tell the difference.</param>
    public async Task<CodeAsked> Ask(string phone, string purpose, string askedFrom, bool isKnown = true)
    {
        var now = time.GetUtcNow();
        if (await codes.CountByPhone(phone, now - Window) >= MostPerPhone || await codes.CountByOrigin(askedFrom, now - Window) >= MostPerOrigin) return CodeAsked.TooMany;
        var business = await businesses.Get();
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);
        var id = Guid.CreateVersion7(now);
        var message = new NewMessage(
            MessageId.New(now), id, CustomerId: null, phone, MessageKinds.Code, business.Zone.DateAt(now), Body(business, code), NotBefore: now, UselessAfter: now + Valid);
        await database.Write(async tx =>
        {
            await codes.Insert(tx, id, phone, purpose, Hash(id, code), askedFrom, now, now + Valid);
            if (isKnown) await messages.Insert(tx, message);
        });
        jobs.Enqueue<SendTexts>(job => job.SendCodes(CancellationToken.None));
        return CodeAsked.Sent;
    }

    public Task<CodeChecked> Check(string phone, string purpose, string typed) => database.Write(async tx =>
    {
        var now = time.GetUtcNow();
        if (await codes.Try(tx, phone, purpose, now, MostTries) is not { } tried) return CodeChecked.NoLongerValid;
        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(tried.Id, digits)), Encoding.ASCII.GetBytes(tried.Hash));
        if (!isRight) return CodeChecked.Wrong;
        return await codes.Use(tx, tried.Id, now) ? CodeChecked.Right : CodeChecked.NoLongerValid;
    });

    /// <summary>The last line lets the phone fill the code in by itself (the "origin-bound one-time codes" of the WHATWG draft).</summary>
    private string Body(Business business, string code)
    {
        string sentence = text["{0} is your code for {1}. It is good for 10 minutes.", code, business.Name];
        return $"{sentence}\n\n@{new Uri(site.Value.PublicUrl).Host} #{code}";
    }

    /// <summary>A million codes are quickly tried against a leaked hash; the row's id at least makes one table useless for the next code.</summary>
    private static string Hash(Guid id, string code) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes($"{id:N}:{code}")));
}
