using System.Text;
using CsvHelper;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Commands;

/// <summary>The rows that were not kept, as a file to mend and import again.</summary>
public static class RejectedRows
{
    public static void Write(string path, IReadOnlyList<RejectedRow> rows, IStringLocalizer<Text> text)
    {
        using var file = new StreamWriter(path, append: false, Encoding.UTF8);
        using var csv = CsvWriter.Create(file, new CsvWriterOptions { Injection = CsvInjection.Escape });
        WriteRow(csv, "line", "reason", "row");
        foreach (var row in rows) WriteRow(csv, $"{row.Line}", Reason(row, text), row.Text);
    }

    /// <summary>Why a row was not kept, as a person says it.</summary>
    public static string Reason(RejectedRow row, IStringLocalizer<Text> text) => text[row.Reason.Format, row.Reason.GetArguments()!];

    private static void WriteRow(CsvWriter csv, params string[] fields)
    {
        foreach (var field in fields) csv.WriteField(field);
        csv.EndRecord();
    }
}
