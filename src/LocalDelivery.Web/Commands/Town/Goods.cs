using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Commands.Town;

/// <summary>Something a made-up business sells.</summary>
/// <param name="Cents">The price in hundredths of the currency's unit.</param>
/// <param name="Crates">Places it takes in the van's crates: one per bottle or jar.</param>
/// <param name="Bags">Bags it takes.</param>
public sealed record Good(string Name, string Description, string Unit, int Cents, Weekdays Weekdays, int Crates, int Bags);

/// <summary>Twelve goods of a dairy with a bakery and a garden next door.</summary>
public static class Goods
{
    private const Weekdays Workdays = Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday | Weekdays.Friday | Weekdays.Saturday;

    /// <summary>What a van runs out of, in the order of every load.</summary>
    public static readonly IReadOnlyList<string> LoadUnits = ["crate places", "bags"];

    /// <summary>The first <see cref="Milks"/> are what a household starts from; the others come along.</summary>
    public static readonly IReadOnlyList<Good> All =
    [
        new("Whole milk", "From our own herd, in a bottle that comes back.", "1 l bottle", 210, Workdays, 1, 0),
        new("Low-fat milk", "1.5 % fat, in a bottle that comes back.", "1 l bottle", 190, Workdays, 1, 0),
        new("Oat drink", "Oats, water, a pinch of salt.", "1 l bottle", 240, Workdays, 1, 0),
        new("Buttermilk", "What the butter leaves behind, fresh and sour.", "0.5 l bottle", 160, Workdays, 1, 0),
        new("Plain yogurt", "Set in the jar.", "500 g jar", 320, Workdays, 1, 0),
        new("Butter", "Salted a little.", "250 g", 380, Workdays, 1, 0),
        new("Farm eggs", "Six, from hens that go outside.", "box of 6", 340, Workdays, 1, 0),
        new("Mountain cheese", "Eight months old.", "300 g piece", 690, Weekdays.Wednesday | Weekdays.Saturday, 1, 0),
        new("Sourdough loaf", "Baked at three in the morning.", "750 g loaf", 520, Workdays, 0, 1),
        new("Breakfast rolls", "Four, still warm if you are early.", "bag of 4", 260, Workdays, 0, 1),
        new("Vegetable box", "What the garden gives this week.", "box for two", 1450, Weekdays.Wednesday | Weekdays.Friday | Weekdays.Saturday, 2, 1),
        new("Apple juice", "Pressed from the old trees.", "1 l bottle", 290, Workdays, 1, 0),
    ];

    public const int Milks = 3;
}
