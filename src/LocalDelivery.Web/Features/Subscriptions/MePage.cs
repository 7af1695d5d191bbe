namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>A neighbor's own page, in words.</summary>
/// <param name="Next">Null when no delivery is in sight; <paramref name="NothingComes"/> then says why.</param>
public sealed record MePage(
    string FirstName, NextDelivery? Next, string NothingComes, IReadOnlyList<CalendarRow> Coming, IReadOnlyList<PauseRow> Pauses, StandingOrder Standing);

/// <param name="When">"Tomorrow, 6:00–6:45 am"; before a window is promised, "Tomorrow" or "Friday, November 27".</param>
/// <param name="Driver">Who comes, once the routes are released.</param>
/// <param name="Change">Until when it can be changed, or why no longer.</param>
public sealed record NextDelivery(
    DateOnly Date, string When, string? Driver, IReadOnlyList<PricedLine> Lines, string? Total, string AccessNote, bool MayChange, string Change);

public sealed record PricedLine(string Goods, string Price);

/// <param name="Name">"Friday, November 27": for those who do not see the column of dates.</param>
/// <param name="Month">Only where a new one begins.</param>
/// <param name="Word">What becomes of it, where that is not simply "it comes".</param>
public sealed record CalendarRow(
    DateOnly Date, string Name, string Weekday, string Day, string? Month, string Goods, string Price, string? Word, CalendarAction Action, bool Comes);

public enum CalendarAction { None, Skip, Unskip }

/// <param name="When">"from Monday, November 30 until Thursday, December 10".</param>
/// <param name="AfterEnding">What ending it now would do.</param>
public sealed record PauseRow(Guid Id, string When, string AfterEnding);

/// <param name="Ended">What is wanted and no longer sold, or soon: one sentence each.</param>
/// <param name="Price">"$11.70 a week"; empty when nothing is ordered.</param>
public sealed record StandingOrder(IReadOnlyList<string> Lines, IReadOnlyList<string> Ended, string Price);

/// <param name="Before">What still comes, and when a pause can begin.</param>
public sealed record PausePage(string FirstName, PauseForm Form, string Earliest, string Latest, IReadOnlyList<string> Before, IReadOnlyList<PauseRow> Pauses);
