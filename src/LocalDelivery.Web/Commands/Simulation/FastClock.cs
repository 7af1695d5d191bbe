namespace LocalDelivery.Web.Commands.Simulation;

/// <summary>A clock that stands where it was put: nights follow each other as fast as they can be run.</summary>
public sealed class FastClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    public void Put(DateTimeOffset instant) => Interlocked.Exchange(ref ticks, instant.UtcTicks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
}
