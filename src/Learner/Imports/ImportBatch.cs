using Microsoft.EntityFrameworkCore;
using Platform.Learners.Duplicates;
using Platform.Learners.Learners;
using Platform.Messaging;

namespace Platform.Learners.Imports;

/// <summary>
/// Stores some rows of a file: people, their events, findings, questions and the progress of the import in one
/// transaction, so that a kill at any moment neither loses a row nor stores one twice.
/// </summary>
internal sealed class ImportBatch(
    LearnerDbContext db, PersonalDataVault vault, ImportLease lease, Guid communeId, VillageIndex villages)
{
    private readonly List<Registration> registered = [];
    private readonly List<DuplicatePair> resembling = [];
    private readonly ImportNotes notes = new(lease.ImportId, vault);
    private int unchanged;

    /// <returns>False where another replica has taken the import over; then nothing was stored.</returns>
    /// <exception cref="Npgsql.PostgresException">A citizen id was registered between the look and the insert, in
    /// another commune or by hand; nothing was stored, and another look finds the person.</exception>
    public async Task<bool> Store(CheckedRows rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await Begin(cancellationToken);
        var known = new KnownPeople(lease.ImportId, villages);
        await known.Load(db, rows.Rows, cancellationToken);
        foreach (var row in rows.Rows)
            Sort(row, known);

        await LearnerBulk.Insert(db, [.. registered.Select(one => one.Learner)], cancellationToken);
        await db.InsertEventsAsync(registered.SelectMany(one => one.Events), cancellationToken);
        await notes.Store(db, cancellationToken);
        if (resembling.Count > 0)
            await DuplicateQueue.Add(db, resembling, "import", now, cancellationToken);
        if (!await lease.Advance(db, Progress(rows), cancellationToken))
            return false;

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// People without a citizen id have no unique index to collide on: one batch of a commune at a time. The table
    /// grows faster than its statistics, so that it is never read as a whole is not left to the planner.
    /// </summary>
    private Task<int> Begin(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        SELECT pg_advisory_xact_lock(hashtextextended({communeId}::text, 0)),
               set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)
        """, cancellationToken);

    private void Sort(CheckedRow row, KnownPeople known)
    {
        if (row.Registration is null)
        {
            notes.Reject(row.File, row.Findings);
            return;
        }

        var outcome = known.Decide(row.Registration.Learner);
        switch (outcome.Kind)
        {
            case RowOutcomeKind.Unchanged:
                unchanged++;
                break;
            case RowOutcomeKind.Refused:
                notes.Reject(row.File, new RowFinding(Column(outcome.Field), outcome.Finding!, IsWarning: false));
                break;
            default:
                registered.Add(row.Registration);
                notes.Warn(row.File, row.Findings);
                if (outcome.Resembled is { } resembled)
                    Ask(row, row.Registration.Learner, resembled);
                break;
        }
    }

    /// <summary>Stored all the same: a person decides later, with both records side by side.</summary>
    private void Ask(CheckedRow row, Learner learner, Resemblance resembled)
    {
        resembling.Add(
            new DuplicatePair(learner.Id, resembled.LearnerId, DuplicateReason.NameBirthArea, resembled.Score));
        notes.Warn(
            row.File, new RowFinding(Column(LearnerField.FullName), Finding.PossibleDuplicate, IsWarning: true));
    }

    private ImportProgress Progress(CheckedRows rows) => new(
        rows.Rows[^1].File.Number, rows.Rows.Count, registered.Count, unchanged, notes.Rejected, notes.Warnings,
        resembling.Count, rows.ByteOffset);

    private static string? Column(LearnerField? field) => field is { } named ? ImportHeader.Name(named) : null;
}
