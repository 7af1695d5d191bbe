namespace LocalDelivery.Web.Features.Accounts;

/// <summary>The two ways in, and where to go afterwards.</summary>
/// <param name="AsksForPhone">Whether there is a business yet whose neighbors and drivers could have a phone.</param>
public sealed record SignInPage(string? Phone, string? Email, string? Next, bool AsksForPhone);

/// <summary>One box for six digits: from a text, or from an authenticator app.</summary>
/// <param name="Ticket">Sealed: whose code it is.</param>
public sealed record CodePage(string Ticket, string? Next);

/// <summary>For a driver who is a neighbor too, or the other way round.</summary>
public sealed record WhoPage(string Name);

public sealed record LinkPage(string Token, bool IsValid);
