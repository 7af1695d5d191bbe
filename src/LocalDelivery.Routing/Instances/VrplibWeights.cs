namespace LocalDelivery.Routing.Instances;

/// <summary>Reads the distances of an instance that gives them instead of coordinates.</summary>
internal static class VrplibWeights
{
    private const int MostNodes = 3_000; // 36 MB
    private const int MostWeight = 30_000_000;

    /// <returns>A row-major table, or null for Euclidean distances.</returns>
    public static int[]? Read(InstanceText text, DistanceRule rule, int count)
    {
        var type = text.Value("EDGE_WEIGHT_TYPE");
        if (type.Fields[0] == "EUC_2D") return null;
        if (type.Fields[0] != "EXPLICIT") throw type.Fault($"\"{type.Fields[0]}\" is neither EUC_2D nor EXPLICIT");
        if (rule == DistanceRule.Tenths) throw type.Fault($"with time windows only EUC_2D is known here");
        if (count > MostNodes) throw type.Fault($"{count} nodes are too many for a table; {MostNodes} are allowed");
        var format = text.Value("EDGE_WEIGHT_FORMAT");
        return Fill(text.Section("EDGE_WEIGHT_SECTION"), count, format.Fields[0] switch
        {
            "FULL_MATRIX" => false,
            "LOWER_ROW" => true,
            _ => throw format.Fault($"\"{format.Fields[0]}\" is neither FULL_MATRIX nor LOWER_ROW"),
        });
    }

    private static int[] Fill(InstanceSection section, int count, bool isLowerRow)
    {
        var table = new int[count * count];
        using var fields = section.AllFields().GetEnumerator();
        for (var from = 0; from < count; from++)
            for (var to = 0; to < (isLowerRow ? from : count); to++)
            {
                if (!fields.MoveNext()) throw section.Fault($"the weight from node {from + 1} to node {to + 1} is missing");
                var weight = fields.Current.Row.Whole(fields.Current.At, 0, MostWeight);
                table[(from * count) + to] = weight;
                if (isLowerRow) table[(to * count) + from] = weight;
            }

        return fields.MoveNext() ? throw fields.Current.Row.Fault($"more weights than {count} nodes have") : table;
    }
}
