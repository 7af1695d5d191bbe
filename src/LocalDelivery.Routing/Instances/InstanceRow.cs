using System.Globalization;

namespace LocalDelivery.Routing.Instances;

/// <summary>A line of a file that knows where it stands, so that every complaint about it can say so.</summary>
internal sealed record InstanceRow(int Line, string Section, IReadOnlyList<string> Fields)
{
    /// <summary>Legs then stay below 30 million tenths, and a plan's whole distance within an int.</summary>
    private const int MostCoordinate = 1_000_000;

    /// <summary>Any solver's own sums of loads then stay within an int too.</summary>
    private const int MostWhole = 1_000_000_000;

    public InstanceFormatException Fault(FormattableString problem) => new(Line, Section, problem);

    public void Expect(int count)
    {
        if (Fields.Count != count) throw Fault($"\"{string.Join(' ', Fields)}\" has {Fields.Count} fields, not {count}");
    }

    /// <summary>A whole number, also where it is written as 16.0.</summary>
    public int Whole(int at, int least = 0, int most = MostWhole)
    {
        var number = Decimal(at);
        if (number != decimal.Truncate(number)) throw Fault($"{Fields[at]} is no whole number");
        return number >= least && number <= most ? (int)number : throw Fault($"{Fields[at]} is not between {least} and {most}");
    }

    /// <summary>A duration or an instant in the file's own unit. Decimal, for a tenth is no binary number and would truncate to one less.</summary>
    public decimal Time(int at)
    {
        var number = Decimal(at);
        return number is >= 0 and <= MostCoordinate ? number : throw Fault($"{Fields[at]} is not between {0} and {MostCoordinate}");
    }

    public double Coordinate(int at) => double.TryParse(Fields[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number)
        ? Math.Abs(number) <= MostCoordinate ? number : throw Fault($"{Fields[at]} is not between {-MostCoordinate} and {MostCoordinate}")
        : throw Fault($"\"{Fields[at]}\" is no number");

    private decimal Decimal(int at) =>
        decimal.TryParse(Fields[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Fault($"\"{Fields[at]}\" is no number");
}
