namespace LocalDelivery.Web.Features.Accounts;

/// <summary>An owner's account.</summary>
public sealed record AccountPage(string Name, string Email, bool HasAuthenticator, bool AsksForCurrentPassword);

/// <param name="Key">Base32, for typing where the picture can not be read.</param>
public sealed record NewAuthenticatorPage(string Key)
{
    /// <summary>In groups of four, as people type it.</summary>
    public string Spaced => string.Join(' ', Key.Chunk(4).Select(letters => new string(letters)));
}
