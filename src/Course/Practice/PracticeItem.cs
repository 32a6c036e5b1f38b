namespace Platform.Courses.Practice;

/// <summary>A line of the ledger as its readers see it.</summary>
/// <param name="Id">Identity of the record.</param>
/// <param name="LearnerId">Who did it, under the id it was recorded with.</param>
/// <param name="TaskCode">The task, <c>pay-electricity-bill</c>.</param>
/// <param name="TaskVersion">Version of the task.</param>
/// <param name="DoneOn">The day.</param>
/// <param name="Assisted">Whether somebody helped.</param>
/// <param name="Evidence">Who vouches for it.</param>
/// <param name="WitnessLearnerId">Who saw it.</param>
/// <param name="ProcedureCode">The public service.</param>
/// <param name="TeamId">The team whose community project it was.</param>
/// <param name="RecordedAt">When it was written down.</param>
public sealed record PracticeItem(
    Guid Id, Guid LearnerId, string TaskCode, int TaskVersion, DateOnly DoneOn, bool Assisted,
    PracticeEvidence Evidence, Guid? WitnessLearnerId, string? ProcedureCode, Guid? TeamId, DateTimeOffset RecordedAt);

/// <summary>A page of the ledger.</summary>
/// <param name="Items">In the order of their ids.</param>
/// <param name="NextCursor">Absent on the last page.</param>
public sealed record PracticePage(IReadOnlyList<PracticeItem> Items, string? NextCursor);
