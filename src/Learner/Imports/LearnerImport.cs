using Platform.Learners.Areas;

namespace Platform.Learners.Imports;

/// <summary>Names as stored and as shown.</summary>
public enum ImportState
{
    /// <summary>The file is still arriving.</summary>
    Uploading,

    Queued,

    Running,

    /// <summary>Every row was read; rows with errors are listed.</summary>
    Completed,

    /// <summary>The file as a whole is unusable; no row was stored.</summary>
    Rejected,

    /// <summary>Given up after repeated faults of our own; the rows read so far are stored.</summary>
    Failed,

    /// <summary>Stopped by a person; the rows read so far are stored.</summary>
    Cancelled,
}

/// <summary>Names as shown.</summary>
public enum ImportStage
{
    /// <summary>The structure of the file is looked through; nothing is stored yet.</summary>
    Checking,

    Storing,

    /// <summary>Waits until the events of the rows stored so far have been sent.</summary>
    Paused,
}

/// <summary>
/// A list of people of one commune and how far it has been read. The row is written by the replica that holds the
/// lease; what was counted and what was stored are committed together, so a killed import goes on where it was.
/// </summary>
internal sealed class LearnerImport : IInArea
{
    public Guid Id { get; init; }

    public required Guid AreaId { get; init; }

    public Area Area { get; init; } = null!;

    public required ImportState State { get; init; }

    /// <summary>Keyed hash of the content: the same file for the same commune is the same import.</summary>
    public byte[]? ContentHash { get; init; }

    public long SizeBytes { get; init; }

    /// <summary>
    /// Known once the structure of the whole file was checked, which is before the first row is stored.
    /// </summary>
    public int? TotalRows { get; init; }

    /// <summary>
    /// Number of the last row whose outcome is committed; the header is row 1, as a spreadsheet counts.
    /// </summary>
    public int LastRow { get; init; }

    public int RowsRead { get; init; }

    public int Accepted { get; init; }

    public int Unchanged { get; init; }

    public int Rejected { get; init; }

    public int Warnings { get; init; }

    /// <summary>Stored, with a question to a person whether they are somebody known.</summary>
    public int PossibleDuplicates { get; init; }

    public long BytesRead { get; init; }

    public string? Reason { get; init; }

    public int? ReasonRow { get; init; }

    public string? ReasonColumn { get; init; }

    public Guid? LeaseOwner { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Times it was taken up since it last made progress.</summary>
    public int Attempts { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Since when, and from which row on, the present rate is counted.</summary>
    public DateTimeOffset? WindowStartedAt { get; init; }

    public int WindowRows { get; init; }

    /// <summary>Since when it waits for room among the events to be sent.</summary>
    public DateTimeOffset? PausedAt { get; init; }
}

/// <summary>A piece of the uploaded file, sealed: it holds citizen ids. Deleted when the import ends.</summary>
internal sealed class ImportChunk
{
    public required Guid ImportId { get; init; }

    public required int Position { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>An error or a warning about a cell, or about the row where no column is named.</summary>
internal sealed class ImportFinding
{
    public long Id { get; init; }

    public required Guid ImportId { get; init; }

    public required int RowNumber { get; init; }

    public string? ColumnName { get; init; }

    public required string Code { get; init; }

    /// <summary>A warning was noted; the row was stored all the same.</summary>
    public bool IsWarning { get; init; }
}

/// <summary>The cells of a row that was not stored, sealed, to be downloaded, corrected and uploaded again.</summary>
internal sealed class RejectedRow
{
    public required Guid ImportId { get; init; }

    public required int RowNumber { get; init; }

    public required byte[] Cells { get; init; }
}
