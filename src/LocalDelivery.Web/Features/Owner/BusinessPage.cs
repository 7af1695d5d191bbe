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
}

public sealed record ClosedForm(string? On, string? Reason);

public sealed record ClosedRow(DateOnly On, string Date, string Reason);

public sealed record BusinessPage(BusinessForm Form, IReadOnlyList<string> TimeZones, ClosedForm ClosedForm, IReadOnlyList<ClosedRow> Closed);
