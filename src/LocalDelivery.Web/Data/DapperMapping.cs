using System.Data;
using System.Globalization;
using System.Reflection;
using Dapper;
using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Data;

/// <summary>
/// How values travel between rows and records, on both databases. SQLite knows only text, integers and reals, so Dapper needs a
/// handler for every other type that a positional record asks for.
/// </summary>
public static class DapperMapping
{
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        foreach (var builtIn in new[] { typeof(Guid), typeof(DateOnly), typeof(DateTimeOffset), typeof(TimeOnly), typeof(int), typeof(bool) })
        {
            SqlMapper.RemoveTypeMap(builtIn);
            SqlMapper.RemoveTypeMap(typeof(Nullable<>).MakeGenericType(builtIn));
        }

        SqlMapper.AddTypeHandler(new ValueHandler<Guid>(ReadGuid));
        SqlMapper.AddTypeHandler(new ValueHandler<DateOnly>(ReadDate));
        SqlMapper.AddTypeHandler(new ValueHandler<DateTimeOffset>(ReadInstant));
        SqlMapper.AddTypeHandler(new ValueHandler<TimeOnly>(ReadTime));
        SqlMapper.AddTypeHandler(new ValueHandler<int>(value => Convert.ToInt32(value, CultureInfo.InvariantCulture)));
        SqlMapper.AddTypeHandler(new ValueHandler<long>(value => Convert.ToInt64(value, CultureInfo.InvariantCulture)));
        SqlMapper.AddTypeHandler(new ValueHandler<bool>(value => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0));

        foreach (var id in typeof(CustomerId).Assembly.GetTypes().Where(type => type is { IsValueType: true, IsGenericType: false } && IsId(type)))
            typeof(DapperMapping).GetMethod(nameof(AddId), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(id).Invoke(null, null);
    }

    private static bool IsId(Type type) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    private static void AddId<T>() where T : struct, IId<T> =>
        SqlMapper.AddTypeHandler(new ValueHandler<T>(value => T.From(ReadGuid(value)), id => id.Value));

    private static Guid ReadGuid(object value) => value is Guid id ? id : Guid.Parse((string)value);

    private static DateOnly ReadDate(object value) => value switch
    {
        DateOnly date => date,
        DateTime date => DateOnly.FromDateTime(date),
        _ => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static TimeOnly ReadTime(object value) => value switch
    {
        TimeOnly time => time,
        TimeSpan time => TimeOnly.FromTimeSpan(time),
        _ => TimeOnly.ParseExact((string)value, "HH:mm:ss", CultureInfo.InvariantCulture),
    };

    private static DateTimeOffset ReadInstant(object value) => value switch
    {
        DateTimeOffset instant => instant,
        DateTime instant => new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)),
        _ => DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
    };

    private sealed class ValueHandler<T>(Func<object, T> read, Func<T, object>? write = null) : SqlMapper.TypeHandler<T>
    {
        public override T Parse(object value) => read(value);

        public override void SetValue(IDbDataParameter parameter, T? value) =>
            parameter.Value = value is null ? DBNull.Value : Dialect.ToParameter(parameter, write is null ? value : write(value));
    }
}
