namespace LocalDelivery.Routing.Instances;

/// <summary>
/// The frame that VRPLIB files share (TSPLIB's, G. Reinelt, "TSPLIB 95", Heidelberg 1995): "KEY : value" lines, then named
/// sections of rows, then EOF, which may be missing. What it holds, others know.
/// </summary>
internal sealed class InstanceText
{
    private readonly Dictionary<string, InstanceRow> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InstanceSection> sections = new(StringComparer.Ordinal);
    private readonly int lastLine;

    public InstanceText(IReadOnlyList<(int Number, string Text)> lines)
    {
        InstanceSection? section = null;
        foreach (var (number, text) in lines)
        {
            lastLine = number;
            var name = text.TrimEnd(':', ' ', '\t').ToUpperInvariant();
            if (name == "EOF") break;
            if (name.EndsWith("_SECTION", StringComparison.Ordinal)) section = Begin(number, name);
            else if (section is null) Key(number, text);
            else section.Rows.Add(new InstanceRow(number, section.Name, InstanceLines.Fields(text)));
        }
    }

    public bool Has(string key) => keys.ContainsKey(key);

    /// <summary>The one value of a key, as a row so that it can be read and complained about.</summary>
    public InstanceRow Value(string key) => keys.TryGetValue(key, out var row) ? row : throw Missing(key, "header");

    /// <summary>The section, or null if the file has none.</summary>
    public InstanceSection? Find(string section) => sections.GetValueOrDefault(section);

    public InstanceSection Section(string name) => Find(name) ?? throw Missing(name, "file");

    /// <summary>What this reader does not know might change what the instance means: better no answer than a wrong one.</summary>
    public void RefuseAllBut(IReadOnlyCollection<string> known)
    {
        foreach (var row in keys.Values)
            if (!known.Contains(row.Section)) throw row.Fault($"this key is not known here, and may change what the instance means");
        foreach (var section in sections.Values)
            if (!known.Contains(section.Name)) throw section.Fault($"this section is not known here, and may change what the instance means");
    }

    private InstanceFormatException Missing(string name, string where) => new(lastLine, where, $"{name} is missing");

    private InstanceSection Begin(int number, string name)
    {
        var section = new InstanceSection(number, name);
        return sections.TryAdd(name, section) ? section : throw section.Fault($"the section stands twice");
    }

    private void Key(int number, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw new InstanceFormatException(number, "header", $"\"{text}\" is neither \"KEY : value\" nor a section");
        var key = text[..colon].Trim().ToUpperInvariant();
        var row = new InstanceRow(number, key, [text[(colon + 1)..].Trim().Trim('"').Trim()]);
        if (!keys.TryAdd(key, row) && key != "COMMENT") throw row.Fault($"the key stands twice"); // comments may have several lines
    }
}
