namespace LocalDelivery.Web.Features.Owner;

public sealed record CodeRow(string Code, string Kind, string Label, string Link, int Customers, bool IsRetired);

/// <param name="Code">Empty: the made up one.</param>
/// <param name="MadeUp">What the code is if none is typed: from the moment the form is shown, so that a second press does not make another.</param>
public sealed record CodeForm(string? Kind, string? Label, string? Code, string? MadeUp);

public sealed record CodesPage(IReadOnlyList<CodeRow> Codes, IReadOnlyList<(string Kind, string Name)> Kinds, CodeForm Form);
