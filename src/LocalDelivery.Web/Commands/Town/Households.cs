using System.Security.Cryptography;
using System.Text;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Commands.Town;

/// <summary>
/// Makes households up, the same ones for the same doors and seed. The first hundred of three hundred are the hundred one gets when asking
/// for a hundred, so that a town can grow.
/// </summary>
public sealed class Households
{
    /// <summary>Days on which a household is delivered, and how many in a hundred choose them.</summary>
    private static readonly (Weekdays Days, int Share)[] Rhythms =
    [
        (Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday, 24),
        (Weekdays.Wednesday | Weekdays.Saturday, 16),
        (Weekdays.Tuesday | Weekdays.Friday, 18),
        (Weekdays.Wednesday, 8),
        (Weekdays.Tuesday | Weekdays.Thursday | Weekdays.Saturday, 18),
        (Weekdays.Monday | Weekdays.Thursday, 8),
        (Weekdays.Saturday, 2),
        (Weekdays.All & ~Weekdays.Sunday, 6),
    ];

    /// <summary>A Monday; what comes every other week counts from here or from a week later.</summary>
    private static readonly DateOnly Anchor = new(2026, 1, 5);

    private readonly int seed;
    private readonly DateOnly from;
    private readonly Random chance;

    private Households(int seed, DateOnly from)
    {
        this.seed = seed;
        this.from = from;
        chance = new Random(seed);
    }

    /// <param name="doors">In an order that is always the same.</param>
    /// <param name="from">The first delivery date; skips and pauses lie around it.</param>
    public static IReadOnlyList<Household> For(IReadOnlyList<AddressSuggestion> doors, int count, int seed, DateOnly from)
    {
        var shuffled = doors.ToArray();
        new Random(seed).Shuffle(shuffled);
        var made = new Households(seed, from);
        var households = new List<Household>(count);
        for (var at = 0; at < count; at++) households.Add(made.Next(at, shuffled[at % shuffled.Length], households.LastOrDefault()));
        return households;
    }

    private Household Next(int at, AddressSuggestion door, Household? neighbor)
    {
        var name = People.Name(chance);
        var isUpstairs = OneIn(25) && neighbor is { Flat: "" };
        var note = OneIn(3) ? People.Note(chance) : "";
        var (earliest, latest) = Hours();
        var wants = Wants();
        return new Household(
            Token(at), name, isUpstairs ? neighbor!.Door : door, isUpstairs ? "upstairs" : "", note, earliest, latest, wants,
            OneIn(40) ? from.AddDays(chance.Next(14)) : null,
            OneIn(50) ? new Pause(from.AddDays(chance.Next(7)), OneIn(3) ? null : from.AddDays(7 + chance.Next(14))) : null);
    }

    /// <summary>Most doors take it at any hour.</summary>
    private (TimeOnly? Earliest, TimeOnly? Latest) Hours() => chance.Next(40) switch
    {
        0 => (null, new TimeOnly(6, 30)),
        1 => (new TimeOnly(5, 30), null),
        2 => (new TimeOnly(5, 30), new TimeOnly(7, 30)),
        _ => (null, null),
    };

    private List<Want> Wants()
    {
        var days = Rhythm();
        var wants = new List<Want> { Wanted(chance.Next(Goods.Milks), days, 1 + chance.Next(3)) };
        for (var extras = chance.Next(4); extras > 0; extras--)
        {
            var good = Goods.Milks + chance.Next(Goods.All.Count - Goods.Milks);
            var shared = Goods.All[good].Weekdays & days;
            if (shared != Weekdays.None && wants.TrueForAll(want => want.Good != good)) wants.Add(Wanted(good, shared, 1 + chance.Next(2)));
        }

        return wants;
    }

    private Want Wanted(int good, Weekdays days, int quantity) => OneIn(7)
        ? new Want(good, WeekQuantities.Each(days, quantity), EveryWeeks: 2, Anchor.AddDays(7 * chance.Next(2)))
        : new Want(good, WeekQuantities.Each(days, quantity), EveryWeeks: 1, Anchor);

    private Weekdays Rhythm()
    {
        var drawn = chance.Next(Rhythms.Sum(rhythm => rhythm.Share));
        foreach (var (days, share) in Rhythms)
            if ((drawn -= share) < 0) return days;
        throw new InvalidOperationException("The shares do not add up.");
    }

    private bool OneIn(int many) => chance.Next(many) == 0;

    private string Token(int at) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"household {at} of town {seed}")))[..32];
}
