namespace LocalDelivery.Web.Features.Owner;

public sealed record CodeRow(string Code, string Kind, string Label, string Link, int Customers, bool IsRetired);

/// <param name="Code">Empty: one is made up.</param>
public sealed record CodeForm(string? Kind, string? Label, string? Code);

public sealed record CodesPage(IReadOnlyList<CodeRow> Codes, IReadOnlyList<(string Kind, string Name)> Kinds, CodeForm Form);
