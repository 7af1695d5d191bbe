namespace LocalDelivery.Web.Features.SignUp;

/// <summary>Page 1: what.</summary>
/// <param name="Dates">For the script: each open date as "weekday|words", the soonest first.</param>
public sealed record WhatPage(
    Guid SignUpId, string? Code, string Heading, string Promise, IReadOnlyList<ProductCard> Products, string Currency, string Dates);

public sealed record ProductCard(Guid Id, string Name, string Unit, string Description, string Price, long PriceMinor, int EveryWeeks, IReadOnlyList<DayBox> Days)
{
    public string EveryField => $"every-{Id:N}";
}

/// <param name="Quantity">As it was typed.</param>
/// <param name="From">The first such day on which it can come; empty where it can not.</param>
/// <param name="PriceMinor">What one costs then.</param>
public sealed record DayBox(int Weekday, string Short, string Long, bool IsSold, string Field, string Quantity, string From, long PriceMinor);

/// <summary>Page 2: where and who.</summary>
/// <param name="HasMap">Whether a map would show anything: without doors and without a background the position stands in for the pin.</param>
public sealed record WherePage(
    Guid SignUpId, string? Code, string Summary, IReadOnlyList<string> ComingPrices, WhereForm Form, IReadOnlyList<AddressChoice> Choices, string TileUrl, string Attribution, bool HasMap);

public sealed record AddressChoice(Guid Id, string Label);

/// <summary>What page 2 asks, as it was typed.</summary>
public sealed class WhereForm
{
    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? Address { get; set; }

    /// <summary>The address book's, when one was chosen.</summary>
    public Guid? AddressId { get; set; }

    public string? Flat { get; set; }

    public string? AccessNote { get; set; }

    /// <summary>A pin, for a door the address book does not know.</summary>
    public string? Latitude { get; set; }

    public string? Longitude { get; set; }

    /// <summary>The place the page already came with, and the address it was for: when only the address changes, the place is not meant any more.</summary>
    public string? KeptPlace { get; set; }

    public string? KeptAddress { get; set; }

    public bool HasPin => AddressId is null && !string.IsNullOrEmpty(Latitude) && !string.IsNullOrEmpty(Longitude);

    /// <summary>The door that was chosen, or the pin, in one word; empty without either.</summary>
    public string Place => AddressId?.ToString() ?? (HasPin ? $"{Latitude},{Longitude}" : "");
}

/// <summary>Page 3: the texted code.</summary>
public sealed record CodePage(Guid SignUpId, string Phone);

/// <param name="Rhythms">How often it comes: one sentence, or one per rhythm.</param>
public sealed record DonePage(string Heading, string NextDelivery, IReadOnlyList<string> Rhythms, string Price, IReadOnlyList<string> ComingPrices, string WhatNext, bool IsSignedIn);

/// <summary>The end of a sign-up of which nothing came, however often it is opened.</summary>
public sealed record AlreadyCustomerPage(bool IsSignedIn);
