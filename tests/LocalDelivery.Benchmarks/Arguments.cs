using System.Globalization;

namespace LocalDelivery.Benchmarks;

/// <summary>Options with any number of values each: --instances A B --seeds 1,2,3.</summary>
internal sealed class Arguments(Dictionary<string, List<string>> values)
{
    public static Arguments Parse(string[] arguments)
    {
        var values = new Dictionary<string, List<string>>();
        List<string>? current = null;
        foreach (var argument in arguments)
        {
            if (argument.StartsWith("--", StringComparison.Ordinal)) values[argument] = current = [];
            else if (current is null) throw new ArgumentException($"{argument}: an option's name comes first");
            else current.Add(argument);
        }

        return new Arguments(values);
    }

    /// <summary>Runs a benchmark; what is wrong with its options or files is one sentence.</summary>
    public static int Run(string[] arguments, Func<Arguments, int> benchmark)
    {
        try
        {
            return benchmark(Parse(arguments));
        }
        catch (Exception failure) when (failure is FormatException or IOException or ArgumentException)
        {
            Console.Error.WriteLine(failure.Message);
            return 2;
        }
    }

    /// <summary>The values, also where commas part them.</summary>
    public IReadOnlyList<string> Words(string name, string? otherwise = null)
    {
        string[] words = [.. values.GetValueOrDefault(name, []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return words.Length > 0 ? words : otherwise is null || values.ContainsKey(name) ? throw new ArgumentException($"{name} needs a value") : [otherwise];
    }

    public IReadOnlyList<int> Numbers(string name, int least, params int[] otherwise) => !values.ContainsKey(name) ? otherwise : [.. Words(name).Select(word =>
        int.TryParse(word, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number : throw new ArgumentException($"{name}: \"{word}\" is no whole number from {least} on"))];

    /// <summary>One whole number, or null where the option is absent or says the words that mean none.</summary>
    public int? Number(string name, int least, string? none = null)
    {
        if (!values.ContainsKey(name) || string.Join(' ', Words(name)) == none) return null;
        return Numbers(name, least) is [var only] ? only : throw new ArgumentException($"{name} takes one number");
    }

    public void RefuseAllBut(params string[] known)
    {
        if (values.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown) throw new ArgumentException($"{unknown} is not known");
    }
}
