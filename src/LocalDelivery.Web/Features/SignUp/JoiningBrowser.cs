using System.Security.Cryptography;
using System.Text;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>
/// Knows the browser that began a sign-up: a first-party cookie, which no other site can send along with a form. Only that browser is signed in at the
/// end; otherwise a stranger's form could sign a visitor in as the stranger. One cookie serves every tab, and the back button.
/// </summary>
public static class JoiningBrowser
{
    public const string CookieName = "localdelivery-joining";

    /// <summary>Longer than anybody takes for three pages.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    /// <summary>Gives the browser its cookie when the first page is opened; one that has it keeps it, for its other tabs.</summary>
    public static void Welcome(HttpContext context)
    {
        var key = Key(context.Request) ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        context.Response.Cookies.Append(
            CookieName, key, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Lasts, IsEssential = true });
    }

    /// <summary>What a draft remembers of its browser: nothing that could be put into a cookie.</summary>
    /// <returns>Null without a cookie.</returns>
    public static string? Of(HttpRequest request) => Key(request) is { } key ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))) : null;

    private static string? Key(HttpRequest request) => request.Cookies[CookieName] is { Length: 32 } key && key.All(char.IsAsciiHexDigitLower) ? key : null;
}
