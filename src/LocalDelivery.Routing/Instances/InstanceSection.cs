namespace LocalDelivery.Routing.Instances;

/// <summary>A section of a file and its rows.</summary>
internal sealed record InstanceSection(int Line, string Name)
{
    public List<InstanceRow> Rows { get; } = [];

    public InstanceFormatException Fault(FormattableString problem) => new(Line, Name, problem);

    /// <summary>The row of every number from 1 to <paramref name="count"/>, by number, each with so many fields behind it, in whatever order they stand.</summary>
    public IReadOnlyList<InstanceRow> ByNumber(int count, int fields)
    {
        var found = new InstanceRow?[count];
        foreach (var row in Rows)
        {
            row.Expect(fields + 1);
            var number = row.Whole(0, 1, count);
            if (found[number - 1] is { } earlier) throw row.Fault($"number {number} stands on line {earlier.Line} already");
            found[number - 1] = row;
        }

        var missing = Array.IndexOf(found, null);
        return missing < 0 ? [.. found.OfType<InstanceRow>()] : throw Fault($"number {missing + 1} of {count} is missing");
    }

    /// <summary>Every number of the section, one row after the other: some files break their lines where they like.</summary>
    public IEnumerable<(InstanceRow Row, int At)> AllFields() => Rows.SelectMany(row => row.Fields.Select((_, at) => (row, at)));
}
