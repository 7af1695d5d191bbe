namespace LocalDelivery.Routing.Roads;

/// <summary>One member of a map's relation.</summary>
/// <param name="Role">For a turn restriction "from", "via" or "to".</param>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id among those of its kind.</param>
public readonly record struct MapMember(string Role, MapMemberKind Kind, long Id);

/// <summary>What a member of a relation is.</summary>
public enum MapMemberKind
{
    /// <summary>A point.</summary>
    Node,

    /// <summary>A road, or a part of one.</summary>
    Way,

    /// <summary>Another relation.</summary>
    Relation,
}
