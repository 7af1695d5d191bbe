using System.Security.Cryptography;
using System.Text;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>
/// How Twilio signs its calls: HMAC-SHA1, keyed by the account's token, over the public address followed by every form field's name and value,
/// sorted by name (https://www.twilio.com/docs/usage/security).
/// </summary>
public static class TwilioSignature
{
    public static string Of(string authToken, string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var signed = new StringBuilder(address);
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal)) signed.Append(name).Append(value);
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
    }

    /// <summary>Takes the same time whether the first or the last character is wrong.</summary>
    public static bool IsRight(string given, string authToken, string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Of(authToken, address, fields)));
}
