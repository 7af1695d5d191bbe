using Xunit;

namespace LocalDelivery.Ordering.Tests;

public class IdsTests
{
    [Fact]
    public void An_id_reads_back_from_its_text()
    {
        var id = CustomerId.New(Given.Now);
        Assert.Equal(id, Parsed<CustomerId>(id.ToString()));
    }

    [Fact]
    public void An_id_carries_the_instant_it_was_made()
    {
        // RFC 9562: the first 48 bits of a version 7 UUID are milliseconds since 1970.
        var milliseconds = Convert.ToInt64(OrderId.New(Given.Now).Value.ToString("N")[..12], 16);
        Assert.Equal(Given.Now, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
    }

    [Fact]
    public void Two_ids_of_the_same_instant_differ() => Assert.NotEqual(OrderId.New(Given.Now), OrderId.New(Given.Now));

    [Fact]
    public void Every_id_keeps_its_value_and_shows_it()
    {
        var value = Guid.CreateVersion7(Given.Now);
        var ids = typeof(IId<>).Assembly.GetTypes()
            .Where(type => type.IsValueType && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>)))
            .Select(type => type.GetMethod("From")!.Invoke(null, [value])!.ToString())
            .ToList();
        Assert.Equal(16, ids.Count);
        Assert.All(ids, text => Assert.Equal(value.ToString(), text));
    }

    private static TId Parsed<TId>(string text)
        where TId : struct, IId<TId> => TId.From(Guid.Parse(text));
}
