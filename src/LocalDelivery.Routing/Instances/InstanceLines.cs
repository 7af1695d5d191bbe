namespace LocalDelivery.Routing.Instances;

/// <summary>The lines of a file that hold something, with their numbers, without what editors leave around them.</summary>
internal static class InstanceLines
{
    public static IReadOnlyList<(int Number, string Text)> Read(TextReader file)
    {
        var lines = new List<(int Number, string Text)>();
        for (var number = 1; file.ReadLine() is { } line; number++)
            if (line.Trim('\uFEFF').Trim() is { Length: > 0 } text)
                lines.Add((number, text));
        return lines.Count > 0 ? lines : throw new InstanceFormatException(1, "file", $"the file is empty");
    }

    public static string[] Fields(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
