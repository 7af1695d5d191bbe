using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Features.Rounds;

/// <summary>Who usually comes.</summary>
/// <param name="At">The local time at which service usually begins; null where there is none yet.</param>
public readonly record struct UsualVisit(DriverId DriverId, TimeOnly? At);

/// <summary>What a neighborhood is used to, from a delivery date on until there is a newer one.</summary>
public sealed record Round(DepotId DepotId, DateOnly From, IReadOnlyDictionary<(CustomerId CustomerId, DayOfWeek Day), UsualVisit> Visits)
{
    /// <summary>How long visits take, in seconds, for customers whose visits were seen; fixed with the round, so that a plan and its check go by the same.</summary>
    public IReadOnlyDictionary<CustomerId, int> ServiceSeconds { get; init; } = new Dictionary<CustomerId, int>();

    /// <summary>What a customer is used to on a date; null for one who is new.</summary>
    public UsualVisit? Of(CustomerId customer, DateOnly date) => Visits.TryGetValue((customer, date.DayOfWeek), out var visit) ? visit : null;
}
