using System.Text.RegularExpressions;

namespace LocalDelivery.Web.Tests;

/// <summary>What a person reads goes through the table of texts: another language is then a file, and no code.</summary>
public sealed partial class LocalizationTests
{
    /// <summary>The same in every language.</summary>
    private static readonly string[] Allowed = ["LocalDelivery"];

    [Fact]
    public void Views_have_no_words_outside_the_table_of_texts() =>
        Nothing("*.cshtml", view => RazorWords.In(view).Where(slip => !Allowed.Contains(slip.Words)));

    [Fact]
    public void Controllers_have_no_words_outside_the_table_of_texts() => Nothing("*.cs", BareMessages);

    [Theory]
    [InlineData("<p>Hello</p>", "Hello")]
    [InlineData("<p>@Model.Count stops</p>", "stops")]
    [InlineData("@if (Model.Any(x => x < 3))\n{\n  <p>Hello</p>\n}", "Hello")]
    [InlineData("@if (a)\n{\n  <b>@T[\"x\"]</b>\n}\nelse if (b)\n{\n  <b>Hello</b>\n}", "Hello")]
    [InlineData("@foreach (var x in y)\n{\n  var z = x;\n  <li>@z, Hello</li>\n}", ", Hello")]
    [InlineData("@section Bar {\n  <div>Hello</div>\n}", "Hello")]
    [InlineData("@{\n  var list = new List<string>();\n  <p>Hello</p>\n}", "Hello")]
    [InlineData("@switch (x)\n{\n  case 1:\n    <p>Hello</p>\n    break;\n}", "Hello")]
    [InlineData("<button aria-label=\"Close @x\">@T[\"y\"]</button>", "Close")]
    [InlineData("<input placeholder=\"Street\">", "Street")]
    [InlineData("<img alt=\"A map\" src=\"x\">", "A map")]
    [InlineData("<input type=\"submit\" value=\"Send\">", "Send")]
    [InlineData("<p>&eacute;t&eacute;</p>", "été")]
    public void A_bare_word_in_a_view_is_found(string view, string words) => Assert.Equal([words], RazorWords.In(view).Select(slip => slip.Words));

    [Theory]
    [InlineData("@model X\n@* Hello *@\n<!-- Hello -->\n<p class=\"hello\">@T[\"Hello {0}\", Model.Of(\")\")?.Name!.Length]</p>")]
    [InlineData("@{\n  var x = \"<p>Hello</p>\"; // Hello\n  var y = a < b ? 'c' : d;\n}\n<p>@(y ? \"a\" : \"b\") – 1 × 2 · &nbsp;</p>")]
    [InlineData("<a href=\"/me/@Model.Id/skip\" aria-label=\"@T[\"Skip {0}\", x]\">@await Html.PartialAsync(\"_X\")</a>")]
    [InlineData("<script src=\"~/site.js\" defer></script><p>@for (var i = 0; i < 3; i++) { <b>@i</b> }</p>")]
    [InlineData("<li>@if (a.Length > 0) { <a href=\"#\">@b</a> } else { @b.C }</li>")]
    public void What_nobody_reads_or_the_table_says_is_left_alone(string view) => Assert.Empty(RazorWords.In(view));

    [Theory]
    [InlineData("ModelState.AddModelError(nameof(form.Name), \"Name is missing.\");")]
    [InlineData("errors.AddModelError(\"\", $\"{name} is missing.\");")]
    [InlineData("TempData[\"Notice\"] = \"Saved.\";")]
    [InlineData("TempData[\"Notice\"] = $\"{name} saved.\";")]
    public void A_bare_message_in_a_controller_is_found(string code) => Assert.Single(BareMessages(code));

    [Theory]
    [InlineData("ModelState.AddModelError(\"\", text[\"Name is missing.\"]);")]
    [InlineData("TempData[\"Notice\"] = notice;")]
    public void A_message_from_the_table_is_left_alone(string code) => Assert.Empty(BareMessages(code));

    private static IEnumerable<(int Line, string Words)> BareMessages(string code) =>
        BareMessage().Matches(code).Select(match => (code.AsSpan(0, match.Index).Count('\n') + 1, match.Value));

    private static void Nothing(string files, Func<string, IEnumerable<(int Line, string Words)>> slipsIn)
    {
        var sources = Directory.GetFiles(Path.Combine(ArchitectureTests.Root, "src/LocalDelivery.Web/Features"), files, SearchOption.AllDirectories);
        Assert.NotEmpty(sources);
        var slips = sources.SelectMany(file => slipsIn(File.ReadAllText(file)).Select(slip => $"{Path.GetRelativePath(ArchitectureTests.Root, file)}:{slip.Line}: {slip.Words}")).ToList();
        Assert.True(slips.Count == 0, string.Join('\n', slips));
    }

    [GeneratedRegex(@"(AddModelError\(\s*[^,;]+,|TempData\[""Notice""\]\s*=)\s*[$@]*""[^""]*""")]
    private static partial Regex BareMessage();
}
