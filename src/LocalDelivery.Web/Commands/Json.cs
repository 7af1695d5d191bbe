using System.Text.Encodings.Web;
using System.Text.Json;

namespace LocalDelivery.Web.Commands;

/// <summary>How commands print an object for other programs.</summary>
public static class Json
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // for terminals, not for web pages: names stay readable
    };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);
}
