namespace LocalDelivery.Web.Data;

/// <summary>Weekdays as the tables keep them: Monday = 1 … Sunday = 7 (ISO 8601).</summary>
public static class IsoWeekday
{
    public static int Of(DayOfWeek day) => day == DayOfWeek.Sunday ? 7 : (int)day;

    public static DayOfWeek ToDay(int weekday) => (DayOfWeek)(weekday % 7);
}
