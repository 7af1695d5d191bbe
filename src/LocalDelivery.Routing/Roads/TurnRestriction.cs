namespace LocalDelivery.Routing.Roads;

/// <summary>A sign at a junction: from these ways into those is forbidden, or is the only way on.</summary>
/// <param name="Only">All turns but these are forbidden; otherwise just these are.</param>
/// <param name="Via">The junction's node.</param>
internal sealed record TurnRestriction(bool Only, IReadOnlyList<long> From, long Via, IReadOnlyList<long> To)
{
    private static readonly string[] Keys = ["restriction:motorcar", "restriction:motor_vehicle", "restriction"];

    /// <summary>Whether the relation is a turn restriction that a van must obey at all.</summary>
    public static bool Concerns(IReadOnlyDictionary<string, string> tags) =>
        tags.GetValueOrDefault("type") == "restriction" && Sign(tags) is not null
        && !(tags.GetValueOrDefault("except") ?? "").Split(';', StringSplitOptions.TrimEntries).Any(word => word is "motorcar" or "motor_vehicle" or "vehicle");

    /// <summary>The restriction, or null if its sign or its members are not understood: a via that is a way, a part missing.</summary>
    public static TurnRestriction? Read(IReadOnlyDictionary<string, string> tags, IReadOnlyList<MapMember> members)
    {
        var sign = Sign(tags) ?? "";
        var only = sign.StartsWith("only_", StringComparison.Ordinal);
        if (!only && !sign.StartsWith("no_", StringComparison.Ordinal)) return null;
        var via = members.Where(member => member.Role == "via").ToList();
        if (via is not [{ Kind: MapMemberKind.Node } node]) return null;
        var (from, to) = (Ways(members, "from"), Ways(members, "to"));
        return from.Count > 0 && to.Count > 0 ? new TurnRestriction(only, from, node.Id, to) : null;
    }

    /// <summary>Whether it forbids going from one way into another at its node.</summary>
    /// <param name="back">Turning round into the road one comes from. A way that goes on behind the node is left by a no_u_turn of itself.</param>
    public bool Forbids(long fromWay, long toWay, bool back)
    {
        if (!From.Contains(fromWay)) return false;
        var named = To.Contains(toWay) && (Only || fromWay != toWay || back);
        return Only ? !named : named;
    }

    private static string? Sign(IReadOnlyDictionary<string, string> tags) => Keys.Select(key => tags.GetValueOrDefault(key)).FirstOrDefault(value => value is not null);

    private static List<long> Ways(IReadOnlyList<MapMember> members, string role) =>
        [.. members.Where(member => member.Role == role && member.Kind == MapMemberKind.Way).Select(member => member.Id)];
}
