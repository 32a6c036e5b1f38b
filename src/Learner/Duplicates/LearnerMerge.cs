using System.Text.Json;

namespace Platform.Learners.Duplicates;

/// <summary>
/// Two registrations that somebody found to be one person, with all it takes to make them two again.
/// </summary>
internal sealed class LearnerMerge
{
    public required Guid Id { get; init; }

    public required Guid WinnerId { get; init; }

    public required Guid LoserId { get; init; }

    public required string Reason { get; set; }

    public required string MergedBy { get; init; }

    public required DateTimeOffset MergedAt { get; init; }

    public required DateTimeOffset UndoUntil { get; init; }

    /// <summary>What the sections moved: ids, dates and codes.</summary>
    public required Dictionary<string, JsonElement> Moved { get; init; }

    /// <summary>
    /// The <see cref="RowChange"/>s of both rows, sealed under the key of the one that stays: they hold personal data.
    /// </summary>
    public byte[]? ChangesSealed { get; init; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public string? UndoneBy { get; private set; }

    public string? UndoReason { get; private set; }

    public void Undo(string by, string reason, DateTimeOffset now) =>
        (UndoneBy, UndoReason, UndoneAt) = (by, reason, now);
}
