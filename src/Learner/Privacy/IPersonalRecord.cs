using System.Text.Json;

namespace Platform.Learners.Privacy;

/// <summary>
/// Rows that hang on a learner. Whoever keeps such rows registers one, so that an export shows them, an erasure reaches
/// them and a merge takes them along. Every method works inside the caller&apos;s transaction and leaves saving to it.
/// </summary>
internal interface IPersonalRecord
{
    /// <summary>Code of the section in an export, <c>households</c>.</summary>
    string Section { get; }

    /// <returns>Rows that hang on the learner, to be weighed before a merge.</returns>
    Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken);

    /// <returns>What is kept about the learner, as it is shown to that person; nothing where nothing is.</returns>
    Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken);

    Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken);

    /// <summary>Hands the rows of a person who was registered twice to the registration that stays.</summary>
    /// <returns>
    /// What <see cref="MoveBack"/> needs to restore every row as it was: ids, dates and codes, nothing personal. Kept
    /// with the merge.
    /// </returns>
    Task<JsonElement?> Move(LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken);

    Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken);
}
