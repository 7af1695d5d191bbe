namespace LocalDelivery.Ordering.Tests;

/// <summary>The smallest true things a test starts from.</summary>
internal static class Given
{
    public static readonly Currency Dollars = Currency.Of("USD");
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 18, 0, 0, TimeSpan.Zero);
    public static readonly ProductId Milk = ProductId.New(Now);
    public static readonly ProductId Bread = ProductId.New(Now);
    public static readonly DateOnly Monday = new(2026, 11, 23);
    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    public static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public static Money Cents(long cents) => new(cents, Dollars);

    public static SubscriptionLine ALine(Weekdays days, int quantity = 1, int everyWeeks = 1) => new(
        SubscriptionLineId.New(Now), Milk, WeekQuantities.Each(days, quantity), everyWeeks,
        FirstWeekOf: Monday, StartsOn: Monday, EndsOn: null);

    public static Subscription ASubscription(params SubscriptionLine[] lines) => new(
        SubscriptionId.New(Now), CustomerId.New(Now), StartsOn: Monday, CancelledFrom: null,
        lines, Skips: new HashSet<DateOnly>(), Pauses: []);

    public static DeliveryCalendar ACalendar(params DateOnly[] closedDays) => new(closedDays.ToHashSet());

    public static Product AProduct(ProductId id, string name, long cents) => new(
        id, name, "1 l bottle", Weekdays.All, [new(new(2026, 1, 1), Cents(cents))], RetiredFrom: null);

    public static Dictionary<ProductId, Product> ACatalog(params Product[] products) => products.ToDictionary(product => product.Id);
}
