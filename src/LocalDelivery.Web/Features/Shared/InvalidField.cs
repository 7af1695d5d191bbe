using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>Every field with something wrong says so itself, to a screen reader and by its edge: no view can forget it.</summary>
[HtmlTargetElement("input", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select")]
[HtmlTargetElement("textarea")]
public sealed class InvalidField : TagHelper
{
    /// <summary>After the helpers that give a field its name.</summary>
    public override int Order => 1_000;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.IsValid || Words(output.Attributes["type"]) == "hidden") return;
        if (Words(output.Attributes["name"]) is { Length: > 0 } name && ViewContext.ModelState.TryGetValue(name, out var state) && state.Errors.Count > 0)
            output.Attributes.SetAttribute("aria-invalid", "true");
    }

    private static string? Words(TagHelperAttribute? attribute)
    {
        if (attribute?.Value is not IHtmlContent content) return attribute?.Value?.ToString();
        using var words = new StringWriter();
        content.WriteTo(words, NullHtmlEncoder.Default);
        return words.ToString();
    }
}
