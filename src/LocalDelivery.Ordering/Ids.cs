namespace LocalDelivery.Ordering;

/// <summary>
/// An id with a type of its own. Ids are version 7 UUIDs (RFC 9562): known before the insert, ordered by time,
/// the same in every database, and usable as idempotency keys.
/// </summary>
/// <typeparam name="TSelf">The id's own type.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The bare value, as it is stored.</summary>
    Guid Value { get; }

    /// <summary>The id that was stored as this value.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>A customer: one household.</summary>
public readonly record struct CustomerId(Guid Value) : IId<CustomerId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static CustomerId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static CustomerId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>A standing request of a customer.</summary>
public readonly record struct SubscriptionId(Guid Value) : IId<SubscriptionId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static SubscriptionId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static SubscriptionId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>One line of a subscription.</summary>
public readonly record struct SubscriptionLineId(Guid Value) : IId<SubscriptionLineId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static SubscriptionLineId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static SubscriptionLineId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>A product the business sells.</summary>
public readonly record struct ProductId(Guid Value) : IId<ProductId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static ProductId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static ProductId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>What was fixed at the cutoff for one delivery.</summary>
public readonly record struct OrderId(Guid Value) : IId<OrderId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static OrderId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static OrderId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Where routes start and end.</summary>
public readonly record struct DepotId(Guid Value) : IId<DepotId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static DepotId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static DepotId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>A person who drives.</summary>
public readonly record struct DriverId(Guid Value) : IId<DriverId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static DriverId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static DriverId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>A vehicle.</summary>
public readonly record struct VehicleId(Guid Value) : IId<VehicleId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static VehicleId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static VehicleId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>All routes of a depot and date.</summary>
public readonly record struct RoutePlanId(Guid Value) : IId<RoutePlanId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static RoutePlanId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static RoutePlanId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>The ordered stops of one vehicle.</summary>
public readonly record struct RouteId(Guid Value) : IId<RouteId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static RouteId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static RouteId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>A visit on a route.</summary>
public readonly record struct StopId(Guid Value) : IId<StopId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static StopId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static StopId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>A text to a customer.</summary>
public readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static MessageId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static MessageId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>An address of the delivery area.</summary>
public readonly record struct AddressId(Guid Value) : IId<AddressId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static AddressId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static AddressId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>A person who runs the business.</summary>
public readonly record struct OwnerId(Guid Value) : IId<OwnerId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static OwnerId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static OwnerId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>A pause of a subscription.</summary>
public readonly record struct PauseId(Guid Value) : IId<PauseId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static PauseId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static PauseId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>A sign-up at the doorstep, finished or not.</summary>
public readonly record struct SignUpId(Guid Value) : IId<SignUpId>
{
    /// <summary>A new id, made at this instant.</summary>
    public static SignUpId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc />
    public static SignUpId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
