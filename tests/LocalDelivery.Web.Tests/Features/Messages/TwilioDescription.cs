using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LocalDelivery.Web.Tests.Features.Messages;

/// <summary>Twilio's own published description of its message resource, and whether a request keeps to it.</summary>
public sealed class TwilioDescription
{
    private readonly JsonElement root;

    private TwilioDescription(JsonElement root) => this.root = root;

    public static TwilioDescription? Read()
    {
        var file = Path.Combine(ArchitectureTests.Root, "../shared/contracts/twilio-messages-reduced.json");
        return File.Exists(file) ? new TwilioDescription(JsonDocument.Parse(File.ReadAllText(file)).RootElement) : null;
    }

    /// <summary>Everything in which the request is not what the description asks for.</summary>
    public IReadOnlyList<string> Mistakes(HttpMethod method, string path, IEnumerable<KeyValuePair<string, string>> query, IEnumerable<KeyValuePair<string, string>> form)
    {
        var template = root.GetProperty("paths").EnumerateObject().FirstOrDefault(known => Regex.IsMatch(path, Pattern(known.Name)));
        if (template.Name is null || !template.Value.TryGetProperty(method.Method.ToLowerInvariant(), out var operation)) return [$"There is no {method} {path}."];
        var parameters = operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().ToList() : [];
        var inPath = Regex.Match(path, Pattern(template.Name)).Groups.Cast<Group>().Skip(1).Select(group => KeyValuePair.Create(group.Name, group.Value));
        return
        [
            .. Check("path", inPath, name => Schema(parameters, "path", name), []),
            .. Check("query", query, name => Schema(parameters, "query", name), []),
            .. CheckForm(operation, form),
        ];
    }

    private static string Pattern(string template) => "^" + Regex.Replace(Regex.Escape(template).Replace("}", "\\}", StringComparison.Ordinal), @"\\\{(\w+)\\\}", "(?<$1>[^/]+?)") + "$";

    private static JsonElement? Schema(List<JsonElement> parameters, string place, string name) => parameters
        .Where(parameter => parameter.GetProperty("in").GetString() == place && parameter.GetProperty("name").GetString() == name)
        .Select(parameter => (JsonElement?)parameter.GetProperty("schema")).FirstOrDefault();

    private IEnumerable<string> CheckForm(JsonElement operation, IEnumerable<KeyValuePair<string, string>> form)
    {
        if (!operation.TryGetProperty("requestBody", out var body)) return form.Select(field => $"There is no form, so no {field.Key}.");
        var schema = body.GetProperty("content").GetProperty("application/x-www-form-urlencoded").GetProperty("schema");
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        return Check("form", form, name => schema.GetProperty("properties").TryGetProperty(name, out var found) ? found : null, required);
    }

    private IEnumerable<string> Check(string place, IEnumerable<KeyValuePair<string, string>> given, Func<string, JsonElement?> find, IEnumerable<string> required)
    {
        var fields = given.ToList();
        foreach (var name in required.Where(name => fields.TrueForAll(field => field.Key != name))) yield return $"{place}: {name} is missing.";
        foreach (var (name, value) in fields)
        {
            if (find(name) is not { } schema) yield return $"{place}: there is no {name}.";
            else if (!Fits(Resolved(schema), value)) yield return $"{place}: {name} may not be '{value}'.";
        }
    }

    private JsonElement Resolved(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.TrimStart('#', '/').Split('/').Aggregate(root, (at, step) => at.GetProperty(step))
        : schema;

    private static bool Fits(JsonElement schema, string value)
    {
        var type = schema.TryGetProperty("type", out var known) ? known.GetString() : null;
        if (type == "integer" && !long.TryParse(value, CultureInfo.InvariantCulture, out _)) return false;
        if (type == "boolean" && value is not ("true" or "false")) return false;
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, pattern.GetString()!)) return false;
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(one => one.GetString() == value)) return false;
        return !schema.TryGetProperty("format", out var format) || format.GetString() switch
        {
            "phone-number" => Regex.IsMatch(value, @"^\+[1-9]\d{6,14}$"),
            "uri" => Uri.TryCreate(value, UriKind.Absolute, out var uri) && !uri.Host.Contains('_', StringComparison.Ordinal),
            _ => true,
        };
    }
}
