namespace Platform.Learners.AreaImports;

/// <summary>How much a finding weighs. Names as shown.</summary>
public enum ConflictSeverity
{
    /// <summary>The list cannot be loaded before it is settled.</summary>
    Error,

    /// <summary>Settled by a rule or a correction; for whoever wants to know.</summary>
    Note,
}

/// <summary>Something in a list that does not fit.</summary>
/// <param name="Line">Line of the file; 0 for the list as a whole.</param>
/// <param name="Record">Record of the file; 0 for the list as a whole.</param>
/// <param name="Code">What is wrong, <c>pair-twice</c>.</param>
/// <param name="Unit">Code of the unit it is about.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Severity">Whether it stops the load.</param>
/// <param name="Expected">What was expected, where one thing was.</param>
public sealed record AreaConflict(
    int Line, int Record, string Code, string Unit, string Found, ConflictSeverity Severity, string? Expected = null);

internal sealed class AreaConflicts
{
    private readonly List<AreaConflict> found = [];

    public IReadOnlyList<AreaConflict> All => found;

    public bool Stop => found.Exists(conflict => conflict.Severity is ConflictSeverity.Error);

    public void Error(AreaRecord? record, string code, string unit, string text, string? expected = null) =>
        Add(record, code, unit, text, expected, ConflictSeverity.Error);

    public void Note(AreaRecord? record, string code, string unit, string text, string? expected = null) =>
        Add(record, code, unit, text, expected, ConflictSeverity.Note);

    private void Add(
        AreaRecord? record, string code, string unit, string text, string? expected, ConflictSeverity severity) =>
        found.Add(new AreaConflict(
            record?.Line ?? 0, record?.Number ?? 0, code, unit, text.Normalize(), severity, expected));
}
