using CsCheck;

namespace LocalDelivery.Ordering.Tests;

/// <summary>What the properties are tried with.</summary>
internal static class Gens
{
    public static readonly Gen<DateOnly> Date = Gen.Int[0, 30 * 365].Select(days => new DateOnly(2015, 1, 1).AddDays(days));

    public static readonly Gen<TimeOnly> Time = Gen.Int[0, (24 * 60) - 1].Select(minutes => TimeOnly.MinValue.AddMinutes(minutes));

    public static readonly Gen<TimeZoneInfo> Zone = Gen.OneOf(
        new[] { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Nuuk", "UTC" }
            .Select(TimeZoneInfo.FindSystemTimeZoneById).ToArray());

    // Half of them within a day and a half of a clock change, where mistakes live.
    public static readonly Gen<(TimeZoneInfo Zone, DateTimeOffset At)> ZoneAndInstant =
        from zone in Zone
        from date in Date
        from nearChange in Gen.Bool
        from seconds in Gen.Int[-36 * 3600, 36 * 3600]
        select (zone, (nearChange ? ChangeAfter(zone, date) : Midnight(date)).AddSeconds(seconds));

    public static readonly Gen<WeekQuantities> Quantities =
        Gen.Int[0, 3].Array[7].Select(week => WeekQuantities.Of([.. Week.MondayFirst.Zip(week)]));

    public static readonly Gen<SubscriptionLine> Line =
        from quantities in Quantities
        from everyWeeks in Gen.Int[1, 8]
        from firstWeekOf in Gen.Int[-60, 60]
        from startsOn in Gen.Int[0, 60]
        from days in Gen.Int[-5, 200]
        from isOpen in Gen.Bool
        select new SubscriptionLine(
            SubscriptionLineId.New(Given.Now), Given.Milk, quantities, everyWeeks,
            Given.Monday.AddDays(firstWeekOf), Given.Monday.AddDays(startsOn), isOpen ? null : Given.Monday.AddDays(startsOn + days));

    public static readonly Gen<DateOnly> NearDate = Gen.Int[-20, 220].Select(days => Given.Monday.AddDays(days));

    public static readonly Gen<Pause> Pause =
        Gen.Select(NearDate, Gen.Int[0, 30], Gen.Bool, (from, days, isOpen) => new Pause(from, isOpen ? null : from.AddDays(days)));

    public static readonly Gen<Subscription> Subscription =
        from lines in Line.Array[1, 4]
        from skips in NearDate.Array[0, 20]
        from pauses in Pause.Array[0, 2]
        from cancelledFrom in NearDate
        from isCancelled in Gen.Bool
        select Given.ASubscription(lines) with
        {
            Skips = skips.ToHashSet(),
            Pauses = pauses,
            CancelledFrom = isCancelled ? cancelledFrom : null,
        };

    public static DateTimeOffset ChangeAfter(TimeZoneInfo zone, DateOnly date)
    {
        var hour = Midnight(date);
        for (var tried = 0; tried < 366 * 24 && zone.GetUtcOffset(hour) == zone.GetUtcOffset(hour.AddHours(1)); tried++) hour = hour.AddHours(1);
        return hour.AddHours(1);
    }

    private static DateTimeOffset Midnight(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
