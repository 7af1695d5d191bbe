namespace LocalDelivery.Web;

/// <summary>
/// Names the one table of texts: <c>IStringLocalizer&lt;Text&gt;</c>. The key is the English text; another language is a file
/// <c>Resources/Text.de.resx</c> beside this one's folder, and no code.
/// </summary>
public sealed class Text;
