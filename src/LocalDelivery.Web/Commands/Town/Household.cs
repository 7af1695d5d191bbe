using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Commands.Town;

/// <summary>A made-up household: who lives behind which door and what they want.</summary>
/// <param name="Token">The personal link; also what tells that this household has settled before.</param>
/// <param name="Skip">A date left out, where there is one.</param>
/// <param name="Away">A pause, where there is one.</param>
public sealed record Household(
    string Token, string Name, AddressSuggestion Door, string Flat, string AccessNote, TimeOnly? Earliest, TimeOnly? Latest, IReadOnlyList<Want> Wants,
    DateOnly? Skip, Pause? Away);

/// <summary>A line of a household's subscription, by the good's place in the list.</summary>
public sealed record Want(int Good, WeekQuantities Quantities, int EveryWeeks, DateOnly FirstWeekOf)
{
    public int QuantityOn(DateOnly date) => new SubscriptionLine(default, default, Quantities, EveryWeeks, FirstWeekOf, DateOnly.MinValue, null).QuantityOn(date);
}
