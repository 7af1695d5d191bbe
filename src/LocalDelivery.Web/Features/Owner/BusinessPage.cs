using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.Owner;

/// <summary>What is typed into the business's form, as typed.</summary>
public sealed record BusinessForm
{
    public string? Name { get; init; }
    public string? Tagline { get; init; }
    public string? Accent { get; init; }
    public string? TimeZone { get; init; }
    public string? Culture { get; init; }
    public string? Currency { get; init; }
    public string? Country { get; init; }
    public string? CutoffTime { get; init; }
    public string? CutoffDaysBefore { get; init; }
    public string? NightRunTime { get; init; }
    public string? WindowMargin { get; init; }
    public string? QuietFrom { get; init; }
    public string? QuietUntil { get; init; }
    public string? OwnerPhone { get; init; }
    public string? ServiceSeconds { get; init; }
    public string? Familiarity { get; init; }
    public string? Band { get; init; }

    /// <summary>What most begin with; the name is the owner's to say.</summary>
    public static BusinessForm OfANewOne(TimeZoneInfo zone) => new()
    {
        Accent = Business.DefaultAccent,
        TimeZone = zone.Id,
        Culture = "en-US",
        Currency = "USD",
        Country = "US",
        CutoffTime = "19:00",
        CutoffDaysBefore = "1",
        NightRunTime = "19:10",
        WindowMargin = "20",
        QuietFrom = "21:00",
        QuietUntil = "07:00",
        ServiceSeconds = "60",
        Familiarity = $"{Business.UsualFamiliarity}",
    };
}

public sealed record ClosedForm(string? On, string? Reason);

public sealed record ClosedRow(DateOnly On, string Date, string Reason);

/// <param name="IsNew">Nobody has founded it yet.</param>
/// <param name="TextsFrom">When texts go out, if the night runs while none may; else null.</param>
public sealed record BusinessPage(bool IsNew, string? TextsFrom, BusinessForm Form, IReadOnlyList<string> TimeZones, ClosedForm ClosedForm, IReadOnlyList<ClosedRow> Closed);
