using System.Net;
using System.Text.RegularExpressions;

namespace LocalDelivery.Web.Tests;

/// <summary>
/// Reads a Razor view as far as needed to tell apart what a person reads from what the program does: text between tags and in some attributes, without
/// expressions, code and comments.
/// </summary>
public sealed partial class RazorWords
{
    private static readonly string[] ReadAttributes = ["aria-label", "aria-description", "placeholder", "title", "alt", "value"];
    private static readonly string[] EmptyTags = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "partial", "source", "track", "wbr"];
    private readonly string source;
    private readonly List<(int Line, string Words)> found = [];
    private int at;

    private RazorWords(string source) => this.source = source;

    /// <summary>Every piece of literal text that has a letter in it, and its line.</summary>
    public static IReadOnlyList<(int Line, string Words)> In(string view)
    {
        var reader = new RazorWords(Comments().Replace(view, comment => new string('\n', comment.Value.Count(character => character == '\n'))));
        while (reader.at < reader.source.Length) reader.Markup(isBlock: false);
        return reader.found;
    }

    private char Here => at < source.Length ? source[at] : '\0';

    private bool Sees(string text) => string.CompareOrdinal(source, at, text, 0, text.Length) == 0;

    /// <summary>Text, tags and transitions; inside a block one element, or up to the closing brace of a section.</summary>
    private void Markup(bool isBlock)
    {
        var depth = 0;
        do
        {
            if (Here == '<' && Tag().Match(source, at) is { Success: true } tag) depth += Element(tag);
            else if (Here == '@') Transition();
            else Literal(TextEnd(isBlock && depth == 0));
        }
        while (at < source.Length && (isBlock ? depth > 0 : true));
    }

    private int TextEnd(bool untilBrace)
    {
        var end = at + 1;
        while (end < source.Length && source[end] is not ('<' or '@') && !(untilBrace && source[end] == '}')) end++;
        return end;
    }

    /// <returns>How much deeper the markup is after this tag.</returns>
    private int Element(Match tag)
    {
        at += tag.Length;
        var name = tag.Groups["name"].Value;
        var isEmpty = EmptyTags.Contains(name);
        while (at < source.Length && Here != '>')
        {
            if (Sees("/>")) isEmpty = true;
            if (AttributeStart().Match(source, at) is { Success: true } attribute) Value(attribute);
            else if (Here == '@') Transition();
            else at++;
        }

        at++;
        if (name is "script" or "style") at = Math.Max(at, source.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase));
        return tag.Value.StartsWith("</", StringComparison.Ordinal) ? -1 : isEmpty ? 0 : 1;
    }

    private void Value(Match attribute)
    {
        var name = attribute.Groups["name"].Value;
        at += attribute.Length;
        while (at < source.Length && Here != '"')
        {
            if (Here == '@') Transition();
            else
            {
                var end = at + 1;
                while (end < source.Length && source[end] is not ('"' or '@')) end++;
                if (ReadAttributes.Contains(name)) Literal(end);
                else at = end;
            }
        }

        at++;
    }

    private void Literal(int end)
    {
        var words = WebUtility.HtmlDecode(source[at..end]).Trim();
        if (words.Any(char.IsLetter)) found.Add((source.AsSpan(0, at).Count('\n') + 1, words));
        at = end;
    }

    private void Transition()
    {
        at++;
        if (Here == '@') at++;
        else if (Here == '(') Balanced('(', ')');
        else if (Here == '{') CodeBlock();
        else if (Statement().Match(source, at) is { Success: true }) Statements();
        else if (Section().Match(source, at) is { Success: true } section)
        {
            at += section.Length;
            while (Spaces() && Here != '}') Markup(isBlock: true);
            at++;
        }
        else if (Directive().Match(source, at) is { Success: true } directive) at += directive.Length;
        else Expression();
    }

    /// <summary>@if (…) { … } else if (…) { … }, @foreach, @switch …</summary>
    private void Statements()
    {
        do
        {
            at += Statement().Match(source, at).Length;
            Spaces();
            if (Here == '(') Balanced('(', ')');
            Spaces();
            if (Here == '{') CodeBlock();
        }
        while (Continuation().Match(source, at) is { Success: true } more && (at += more.Groups["space"].Length) > 0);
    }

    /// <summary>@Model.Name, @T["…", x], @await Html.PartialAsync("…"), @line?.Total(…)!.Text</summary>
    private void Expression()
    {
        at += Name().Match(source, at).Length;
        while (at < source.Length)
        {
            if (Here == '(') Balanced('(', ')');
            else if (Here == '[') Balanced('[', ']');
            else if (Member().Match(source, at) is { Success: true } member) at += member.Length;
            else return;
        }
    }

    /// <summary>Code, in which a tag at the start of a statement is markup again.</summary>
    private void CodeBlock()
    {
        at++;
        var before = '{';
        while (Spaces() && Here != '}')
        {
            if (Here == '<' && before is '{' or '}' or ';' or ':') Markup(isBlock: true);
            else if (Here == '@' && source[at + 1] != '"') Transition();
            else if (Here == '{') CodeBlock();
            else if (Here == '(') Balanced('(', ')');
            else if (!Quoted())
            {
                before = Here;
                at++;
                continue;
            }

            before = ';';
        }

        at++;
    }

    private void Balanced(char open, char close)
    {
        var depth = 0;
        do
        {
            if (Quoted()) continue;
            if (Here == open) depth++;
            if (Here == close) depth--;
            at++;
        }
        while (depth > 0 && at < source.Length);
    }

    /// <summary>Passes over a C# string, character or line comment, if one begins here.</summary>
    private bool Quoted()
    {
        if (Literals().Match(source, at) is not { Success: true } literal) return false;
        at += literal.Length;
        return true;
    }

    private bool Spaces()
    {
        while (char.IsWhiteSpace(Here)) at++;
        return at < source.Length;
    }

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\G</?(?<name>[a-zA-Z][\w-]*)|\G<!doctype")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\G(?<name>[\w:-]+)\s*=\s*""")]
    private static partial Regex AttributeStart();

    [GeneratedRegex(@"\G(?:else\s+if|if|else|foreach|for|while|switch|using(?=\s*\()|lock|try|catch|finally)\b")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\G(?<space>\s*)(?=(?:else|catch|finally)\b)")]
    private static partial Regex Continuation();

    [GeneratedRegex(@"\Gsection\s+\w+\s*\{")]
    private static partial Regex Section();

    [GeneratedRegex(@"\G(?:model|using|inject|inherits|namespace|addTagHelper|removeTagHelper|tagHelperPrefix|attribute|page|layout)\s[^\n]*")]
    private static partial Regex Directive();

    [GeneratedRegex(@"\G(?:await\s+)?\w*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\G[!?]?\.\w+|\G[!?](?=[\[.])|\G<[\w, ]+>(?=\()")]
    private static partial Regex Member();

    [GeneratedRegex(@"\G(?:\$?@?""(?:[^""\\]|\\.)*""|'(?:[^'\\]|\\.)+'|//[^\n]*|/\*.*?\*/)", RegexOptions.Singleline)]
    private static partial Regex Literals();
}
