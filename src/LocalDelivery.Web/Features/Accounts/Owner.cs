using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>A person who runs the business.</summary>
/// <param name="Email">Lower case.</param>
/// <param name="PasswordHash">Null until the one-time link has been used.</param>
/// <param name="AuthenticatorKey">Base32; null while no second factor is set up.</param>
public sealed record Owner(OwnerId Id, string Name, string Email, string? PasswordHash, string? AuthenticatorKey);
