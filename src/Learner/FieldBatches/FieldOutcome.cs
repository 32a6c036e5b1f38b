namespace Platform.Learners.FieldBatches;

/// <summary>Names as on the wire and as stored.</summary>
public enum FieldResult
{
    Stored,

    /// <summary>It was known already, as it is.</summary>
    Unchanged,

    /// <summary>Stored, and a person decides whether it is somebody known.</summary>
    DuplicateQueued,

    /// <summary>Kept until the record it belongs to arrives, perhaps from another device.</summary>
    ParentPending,

    /// <summary>Stored otherwise than sent: the device takes over the correction.</summary>
    Corrected,

    Rejected,
}

/// <summary>What became of an item; <see cref="Code"/> and the texts say why where it is not simply stored.</summary>
internal sealed record FieldOutcome(FieldResult Result, string? Code = null, string? Vi = null, string? En = null)
{
    public static FieldOutcome Stored { get; } = new(FieldResult.Stored);

    public static FieldOutcome Unchanged { get; } = new(FieldResult.Unchanged);

    public static FieldOutcome DuplicateQueued { get; } = new(FieldResult.DuplicateQueued);

    public static FieldOutcome ParentPending { get; } = new(FieldResult.ParentPending);

    public static FieldOutcome Corrected(string code, string vi, string en) =>
        new(FieldResult.Corrected, code, vi, en);

    public static FieldOutcome Rejected(string code, string vi, string en) => new(FieldResult.Rejected, code, vi, en);
}
