namespace Platform.Learners.Breaches;

/// <param name="Id">Identity of the breach.</param>
/// <param name="AreaId">Whose people are concerned.</param>
/// <param name="Kind">What happened to the data.</param>
/// <param name="Description">
/// In words, <c>Máy tính bảng của đội bị mất</c>; not repeated to whoever has just written it.
/// </param>
/// <param name="SubjectsEstimate">How many people, where that is known.</param>
/// <param name="DetectedAt">When it was noticed: the time runs from here.</param>
/// <param name="NotifyBy">Until when the authority must be told.</param>
/// <param name="MinutesLeft">Until then; below zero once it is over, absent once the authority was told.</param>
/// <param name="Overdue">The authority was told too late, or should have been told by now.</param>
/// <param name="NotifiedAt">When the authority was told.</param>
/// <param name="Reference">Under which number the authority has it, <c>A05-2026-17</c>.</param>
/// <param name="RecordedBy">Who wrote it down, <c>https://id.example|a81f</c>.</param>
/// <param name="RecordedAt">When.</param>
public sealed record BreachItem(
    Guid Id, Guid AreaId, BreachKind Kind, string? Description, int? SubjectsEstimate, DateTimeOffset DetectedAt,
    DateTimeOffset NotifyBy, long? MinutesLeft, bool Overdue, DateTimeOffset? NotifiedAt, string? Reference,
    string RecordedBy, DateTimeOffset RecordedAt)
{
    internal static BreachItem Of(Breach breach, DateTimeOffset now, PersonalDataVault? vault = null) => new(
        breach.Id, breach.AreaId, breach.Kind, vault?.OpenNote(breach.DescriptionSealed, breach.Id),
        breach.SubjectsEstimate, breach.DetectedAt, breach.NotifyBy,
        breach.NotifiedAt is null ? (long)Math.Floor((breach.NotifyBy - now).TotalMinutes) : null,
        breach.IsOverdue(now), breach.NotifiedAt, breach.Reference, breach.RecordedBy, breach.RecordedAt);
}
