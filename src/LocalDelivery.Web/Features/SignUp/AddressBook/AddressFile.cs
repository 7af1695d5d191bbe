using System.Text;
using CsvHelper;
using LocalDelivery.Routing;

namespace LocalDelivery.Web.Features.SignUp.AddressBook;

/// <summary>An address as it stands in a file, trimmed. Postcode and city are empty where the file has none.</summary>
public sealed record FileAddress(int Line, string Street, string HouseNumber, string Postcode, string City, Location Location)
{
    public StreetKey StreetKey => new(Street, Postcode, City);
}

/// <summary>What makes a street one street.</summary>
public readonly record struct StreetKey(string Name, string Postcode, string City);

/// <summary>A row that was not kept, and why.</summary>
/// <param name="Reason">In English; its format is the key in the table of texts.</param>
public sealed record RejectedRow(int Line, FormattableString Reason, string Text);

/// <summary>The first line is not the header: this is some other file.</summary>
public sealed class NoAddressFileException(string firstLine) : FormatException($"line 1 must be \"{AddressFile.Header}\", but is \"{firstLine}\"")
{
    public string FirstLine { get; } = firstLine;
}

/// <summary>What a file of addresses holds. Every row is either an address or rejected.</summary>
/// <param name="Incomplete">The lines of addresses without a postcode or a city.</param>
public sealed record AddressFile(IReadOnlyList<FileAddress> Addresses, IReadOnlyList<int> Incomplete, IReadOnlyList<RejectedRow> Rejected)
{
    public const string Header = "lat,lon,street,housenumber,postcode,city";

    public int Rows => Addresses.Count + Rejected.Count;

    /// <exception cref="NoAddressFileException">This is some other file.</exception>
    public static AddressFile Read(TextReader text)
    {
        var addresses = new Dictionary<(StreetKey, string), FileAddress>();
        var rejected = new List<RejectedRow>();
        using var rows = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,   // a quote that is never closed costs one row, not the rest of the file
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = row => rejected.Add(new RejectedRow((int)row.LineNumber, $"a quote is out of place", row.RawRecord)),
        });
        if (!rows.Read() || !Fields(rows).SequenceEqual(Header.Split(','), StringComparer.OrdinalIgnoreCase)) throw WrongHeader(rows);
        while (rows.Read())
        {
            var line = (int)rows.LineNumber;
            var reason = AddressRow.Parse(line, Fields(rows), out var address);
            if (reason is null && !addresses.TryAdd((address!.StreetKey, address.HouseNumber), address))
                reason = $"the same address as line {addresses[(address.StreetKey, address.HouseNumber)].Line}";
            if (reason is not null) rejected.Add(new RejectedRow(line, reason, Encoding.UTF8.GetString(rows.RawRecord)));
        }

        return new AddressFile(
            [.. addresses.Values],
            [.. addresses.Values.Where(address => address.Postcode.Length == 0 || address.City.Length == 0).Select(address => address.Line)],
            [.. rejected.OrderBy(row => row.Line)]);
    }

    private static string[] Fields(CsvReader rows) => [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetString)];

    private static NoAddressFileException WrongHeader(CsvReader rows)
    {
        var first = Encoding.UTF8.GetString(rows.RawRecord);
        return new NoAddressFileException(new string([.. first.Take(60).Select(letter => char.IsControl(letter) ? '?' : letter)]));
    }
}
