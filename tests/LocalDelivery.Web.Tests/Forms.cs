using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace LocalDelivery.Web.Tests;

/// <summary>Fills in forms as a browser without scripts does: reads the page, keeps its hidden fields and cookies, sends the rest.</summary>
public static partial class Forms
{
    /// <summary>
    /// Gets a page and posts the first form on it whose action ends with <paramref name="action"/> (or the only form), with the page's own hidden fields
    /// (antiforgery token included) and the given ones.
    /// </summary>
    public static async Task<HttpResponseMessage> Submit(this HttpClient client, string page, string? action, params (string Name, string Value)[] fields)
    {
        var html = await client.Page(page);
        return await client.SubmitFrom(html, page, action, fields);
    }

    /// <summary>The same, from a page already read.</summary>
    public static async Task<HttpResponseMessage> SubmitFrom(
        this HttpClient client, string html, string page, string? action, params (string Name, string Value)[] fields)
    {
        var (target, filled) = Fill(html, page, action, fields);
        using var content = new FormUrlEncodedContent(filled);
        return await client.PostAsync(new Uri(target, UriKind.RelativeOrAbsolute), content);
    }

    /// <summary>The same as a script may do it: part by part, each as it is.</summary>
    public static async Task<HttpResponseMessage> SubmitPartsFrom(
        this HttpClient client, string html, string page, string? action, params (string Name, string Value)[] fields)
    {
        var (target, filled) = Fill(html, page, action, fields);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in filled) content.Add(new StringContent(value), $"\"{name}\"");
        return await client.PostAsync(new Uri(target, UriKind.RelativeOrAbsolute), content);
    }

    private static (string Target, IReadOnlyList<KeyValuePair<string, string>> Fields) Fill(string html, string page, string? action, (string Name, string Value)[] fields)
    {
        var form = Form().Matches(html).FirstOrDefault(match => action is null || Attribute(match.Groups["attributes"].Value, "action").EndsWith(action, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{page} has no form that goes to {action}:\n{html}");
        var target = Attribute(form.Groups["attributes"].Value, "action") is { Length: > 0 } to ? to : page;
        var hidden = Input().Matches(form.Groups["body"].Value).Select(match => match.Value)
            .Where(input => Attribute(input, "type") == "hidden").Select(input => (Name: Attribute(input, "name"), Value: Attribute(input, "value")));
        var given = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        return (target, [.. hidden.Where(field => !given.Contains(field.Name)).Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value))]);
    }

    /// <summary>
    /// What the form that goes to <paramref name="action"/> would send if nobody touched it. A browser shows a date or a time it can not read as an empty field, and
    /// sends it as one.
    /// </summary>
    public static (string Name, string Value)[] AsShown(string html, string action)
    {
        var body = Form().Matches(html).Single(match => Attribute(match.Groups["attributes"].Value, "action") == action).Groups["body"].Value;
        var inputs = Input().Matches(body).Select(match => match.Value)
            .Where(input => Attribute(input, "name").Length > 0 && Attribute(input, "type") != "hidden")
            .Where(input => Attribute(input, "type") is not ("checkbox" or "radio") || input.Contains(" checked", StringComparison.Ordinal))
            .Select(input => (Attribute(input, "name"), Kept(Attribute(input, "type"), Attribute(input, "value"))));
        var areas = Area().Matches(body).Select(area => (Attribute(area.Value, "name"), WebUtility.HtmlDecode(area.Groups["text"].Value).TrimStart('\r', '\n')));
        var selects = Select().Matches(body).Select(select => (
            Attribute(select.Value, "name"), Attribute(Option().Matches(select.Value).Select(option => option.Value).MaxBy(option => option.Contains(" selected", StringComparison.Ordinal))!, "value")));
        return [.. inputs, .. areas, .. selects];
    }

    private static string Kept(string type, string value) => type switch
    {
        "time" => Regex.IsMatch(value, "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$") ? value : "",
        "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? value : "",
        _ => value,
    };

    /// <summary>Every form of a page with the names of what a person can type text into.</summary>
    public static IReadOnlyList<(string Action, IReadOnlyList<string> Fields)> In(string html) =>
    [
        .. Form().Matches(html).Select(form => (
            Attribute(form.Groups["attributes"].Value, "action"),
            (IReadOnlyList<string>)[.. TextField().Matches(form.Groups["body"].Value).Select(field => field.Value)
                .Where(field => Attribute(field, "type") is not ("hidden" or "checkbox" or "radio")).Select(field => Attribute(field, "name")).Distinct(StringComparer.Ordinal)])),
    ];

    /// <summary>A page's HTML; anything but 200 fails the test.</summary>
    public static async Task<string> Page(this HttpClient client, string page)
    {
        using var response = await client.GetAsync(new Uri(page, UriKind.RelativeOrAbsolute));
        var html = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{page} answered {(int)response.StatusCode}, location {response.Headers.Location}:\n{html}");
        return html;
    }

    /// <summary>The page as a person reads it: text without tags.</summary>
    public static string Text(this string html) =>
        WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(html, " "), " "));

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"", RegexOptions.IgnoreCase).Groups[1].Value);

    [GeneratedRegex("<form(?<attributes>[^>]*)>(?<body>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<textarea[^>]*>(?<text>.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Option();

    [GeneratedRegex("<select.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<(input|textarea)[^>]*>")]
    private static partial Regex TextField();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<(?<kind>script|style).*?</\\k<kind>>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
