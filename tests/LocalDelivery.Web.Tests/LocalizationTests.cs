using System.Text.RegularExpressions;

namespace LocalDelivery.Web.Tests;

/// <summary>What a person reads goes through the table of texts: another language is then a file, and no code.</summary>
public sealed partial class LocalizationTests
{
    /// <summary>The same in every language.</summary>
    private static readonly string[] Allowed = ["LocalDelivery"];

    /// <summary>
    /// Who reads these reads English: what is wrong in the settings, a probe's answer, the names of jobs, of what goes wrong between two servers.
    /// The address book's are keys that the import looks up.
    /// </summary>
    private static readonly string[] ForTheEngineer =
    [
        "Settings.cs", "RoadsFileCheck.cs", "ConnectionStringCheck.cs", "HealthController.cs", "Schedule.cs", "SharedRegistration.cs", "TwilioGateway.cs",
        "OsrmTable.cs", "OsrmTravelTimes.cs", "Migrator.cs", "AddressFile.cs", "AddressRow.cs",
    ];

    /// <summary>What is typed, and names that no page shows.</summary>
    private static readonly string[] NoSentences = ["\"import addresses FILE.csv\"", "$\"authenticator of {owner.Email}\"", "$\"Data Source={state.DatabaseFile}\""];

    [Fact]
    public void Views_have_no_words_outside_the_table_of_texts() =>
        Nothing(Sources("Features", "*.cshtml"), view => RazorWords.In(view).Where(slip => !Allowed.Contains(slip.Words)));

    [Fact]
    public void Controllers_have_no_words_outside_the_table_of_texts() => Nothing(Sources("Features", "*.cs"), BareMessages);

    /// <summary>What made-up people and goods are called is not said in any language.</summary>
    [Fact]
    public void Commands_have_no_words_outside_the_table_of_texts()
    {
        Nothing(Sources("Commands", "*.cs").Except(Sources("Commands/Town", "*.cs")), BareWords);
        Nothing(Sources("Commands/Town", "*.cs"), BareMessages);
    }

    /// <summary>What pages, nights and texts are told besides: by whatever lies between a controller and a store.</summary>
    [Theory]
    [InlineData("Features")]
    [InlineData("Jobs")]
    [InlineData("Data")]
    public void Nothing_says_a_sentence_outside_the_table_of_texts(string folder) => Nothing(
        Sources(folder, "*.cs").Where(file => !file.EndsWith("Store.cs", StringComparison.Ordinal) && !ForTheEngineer.Contains(Path.GetFileName(file))), BareSentences);

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
    [InlineData("throw new CommandFailure($\"{name} is missing.\");")]
    public void A_bare_message_in_a_controller_is_found(string code) => Assert.Single(BareMessages(code));

    [Theory]
    [InlineData("return (\"All is well.\", false);")]
    [InlineData("words.Add($\"{name} stays away\");")]
    [InlineData("what ?? \"nothing comes\"")]
    public void A_bare_sentence_is_found(string code) => Assert.Single(BareSentences(code));

    [Theory]
    [InlineData("text[isNew ? \"It is new.\" : \"It is old.\"]")]
    [InlineData("Minutes(late, \"1 minute too late.\", \"{0} minutes too late.\")")]
    [InlineData("logger.LogError(failure, \"The text {Id} could not be sent\", id);")]
    [InlineData("View(\"Code\", page)")]
    [InlineData("const string Sql = \"\"\"\nselect this from that\n\"\"\";")]
    public void A_sentence_of_the_table_or_the_log_is_left_alone(string code) => Assert.Empty(BareSentences(code));

    [Theory]
    [InlineData("ModelState.AddModelError(\"\", text[\"Name is missing.\"]);")]
    [InlineData("TempData[\"Notice\"] = notice;")]
    public void A_message_from_the_table_is_left_alone(string code) => Assert.Empty(BareMessages(code));

    [Theory]
    [InlineData("Console.WriteLine(\"Saved.\");")]
    [InlineData("await to.WriteLineAsync($\"{count} stops\");")]
    [InlineData("await to.WriteLineAsync(string.Create(culture, $\"Planning took {seconds:0.0} s.\"));")]
    [InlineData("throw new CommandFailure($\"there is no file {path}.\");")]
    [InlineData("var json = new Option<bool>(\"--json\") { Description = \"Print one object.\" };")]
    [InlineData("var command = new Command(\"serve\", \"Serve the site.\");")]
    [InlineData("result.AddError($\"{name}: {number} is too much.\");")]
    [InlineData("return Verb.Fail(\"stopped. All is well.\");")]
    [InlineData("line.Show(\"Neighbors\", done, of);")]
    [InlineData("NightStep.Plan => \"Planning\",")]
    [InlineData("Console.WriteLine(text[\"{0} is here.\", \"Everything else\"]);")]
    [InlineData("// Why.\nvar url = \"https://elm.example\"; Console.WriteLine($\"Join: {url}\");")]
    public void A_bare_word_in_a_command_is_found(string code) => Assert.Single(BareWords(code));

    [Theory]
    [InlineData("Console.WriteLine(Terminal.Text[\"{0} is alive.\", live]);")]
    [InlineData("new Command(\"seed\", Terminal.Text[\n  \"Put neighbors at doors. \"\n  + \"Again adds nothing.\"]);")]
    [InlineData("wording.Count(stops.Count, \"1 stop\", \"{0} stops\")")]
    [InlineData("Console.Error.Write($\"\\r\\e[K{what} {bar}\"); // A line, \"rewritten again\"")]
    [InlineData("new Option<string>(\"--time-zone\") { HelpName = \"FILE\", DefaultValueFactory = _ => \"Europe/Berlin\" };")]
    [InlineData("string[] demo = [$\"--State:Folder={folder}\", \"--Database:Provider=Sqlite\"];")]
    [InlineData("app.Logger.LogInformation(\"Everything is kept in {Folder}\", folder);")]
    [InlineData("_ => throw new ArgumentOutOfRangeException(nameof(value), value, \"A step nobody has named.\"),")]
    public void What_nobody_reads_at_the_terminal_or_the_table_says_is_left_alone(string code) => Assert.Empty(BareWords(code));

    private static IEnumerable<(int Line, string Words)> BareMessages(string code) =>
        BareMessage().Matches(code).Select(match => (code.AsSpan(0, match.Index).Count('\n') + 1, match.Value));

    /// <summary>String literals with a sentence, or one word that begins like one, that are no key of the table, no log and no bug's message.</summary>
    private static IEnumerable<(int Line, string Words)> BareWords(string code) =>
        from literal in Literal().Matches(code)
        let words = Unread().Replace(literal.Groups["bare"].Value, "")
        where Words().IsMatch(words)
        select (code.AsSpan(0, literal.Index).Count('\n') + 1, literal.Value);

    private static IEnumerable<(int Line, string Words)> BareSentences(string code) =>
        from literal in BareWords(Raw().Replace(code, raw => new string('\n', raw.Value.Count(letter => letter == '\n'))))
        where !NoSentences.Contains(literal.Words) && Sentence().IsMatch(Unread().Replace(literal.Words, " "))
        select literal;

    private static string[] Sources(string folder, string files)
    {
        var sources = Directory.GetFiles(Path.Combine(ArchitectureTests.Root, "src/LocalDelivery.Web", folder), files, SearchOption.AllDirectories);
        Assert.NotEmpty(sources);
        return sources;
    }

    private static void Nothing(IEnumerable<string> sources, Func<string, IEnumerable<(int Line, string Words)>> slipsIn)
    {
        var slips = sources.SelectMany(file => slipsIn(File.ReadAllText(file)).Select(slip => $"{Path.GetRelativePath(ArchitectureTests.Root, file)}:{slip.Line}: {slip.Words}")).ToList();
        Assert.True(slips.Count == 0, string.Join('\n', slips));
    }

    [GeneratedRegex(@"(AddModelError\(\s*[^,;]+,|TempData\[""Notice""\]\s*=|CommandFailure\()\s*[$@]*""[^""]*""")]
    private static partial Regex BareMessage();

    private const string Quoted = @"\$?""(?:[^""\\\n]|\\.)*""";

    /// <summary>Passes over comments and over what may hold words: keys of the table, logs, messages of bugs. What is left is bare.</summary>
    [GeneratedRegex(
        $@"//[^\n]*|[tT]ext\[[^\]"";]*{Quoted}(?:\s*[+:]\s*{Quoted})*|\b(?:Count|Minutes)\([^"";]*{Quoted},\s*{Quoted}|\bLog\w+\([^"";]*{Quoted}|\w+Exception\([^"";]*{Quoted}|\$?""(?<bare>(?:[^""\\\n]|\\.)*)""")]
    private static partial Regex Literal();

    [GeneratedRegex("\"{3}[\\s\\S]*?\"{3}")]
    private static partial Regex Raw();

    [GeneratedRegex(@"\p{L}{2}[.,:;!?]?\s+\p{L}{2}")]
    private static partial Regex Sentence();

    /// <summary>Holes and escapes.</summary>
    [GeneratedRegex(@"\{[^{}]*\}|\\e\[K|\\.")]
    private static partial Regex Unread();

    [GeneratedRegex(@"\p{L}[.,:;!?]?\s|\s\p{L}|^\P{L}*\p{Lu}\p{Ll}+\P{L}*$")]
    private static partial Regex Words();
}
