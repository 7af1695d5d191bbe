namespace LocalDelivery.Routing.Instances;

/// <summary>A file of an instance or a solution that can not be taken as it stands, and where to mend it.</summary>
/// <param name="line">The line at fault, from 1; the last one where something is missing.</param>
/// <param name="section">The section or key at fault, as the file writes it.</param>
/// <param name="problem">What is wrong, as a text with holes, so that it can be said in any language.</param>
public sealed class InstanceFormatException(int line, string section, FormattableString problem)
    : FormatException(FormattableString.Invariant($"line {line}, {section}: {FormattableString.Invariant(problem)}"))
{
    /// <summary>The line at fault, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The section or key at fault.</summary>
    public string Section { get; } = section;

    /// <summary>What is wrong.</summary>
    public FormattableString Problem { get; } = problem;
}
