namespace LocalDelivery.Web.Features.Messages;

/// <summary>One text on the page, everything in words.</summary>
/// <param name="Shape">Stands before the state, so that it is not said by color alone.</param>
/// <param name="Tone">The pill's class: "" quiet and good, "off", "gold" or "bad".</param>
/// <param name="SendAgain">The button's words; null where sending again makes no sense.</param>
public sealed record OutboxRow(Guid Id, string To, string? Phone, string About, string Body, string When, string State, string Shape, string Tone, string? SendAgain);

/// <summary>One page of the outbox.</summary>
public sealed record OutboxPage(
    IReadOnlyList<OutboxRow> Rows, int Count, int Page, int Pages, OutboxFilter Filter, IReadOnlyList<(string Code, string Words)> Outcomes, bool HasProvider)
{
    public bool IsFiltered => Filter.Date is not null || !string.IsNullOrEmpty(Filter.Outcome);
}
