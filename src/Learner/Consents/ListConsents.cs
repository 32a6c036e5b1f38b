using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Consents;

/// <summary>What a person consents to today, and the ledger it follows from, oldest line first.</summary>
internal static class ListConsents
{
    public sealed record Response(IReadOnlyList<Current> Current, IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Missing">Who must still speak before it is given.</param>
    public sealed record Current(string Purpose, ConsentState State, IReadOnlyList<ConsentGiver> Missing);

    public sealed record Item(
        Guid Id, string Purpose, ConsentKind Kind, string? NoticeHash, string Channel, string? EvidenceReference,
        ConsentGiver GivenBy, Guid? GuardianId, string Actor, DateTimeOffset At, DateTimeOffset RecordedAt);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db,
        PersonalDataVault vault, TimeProvider time, CancellationToken cancellationToken)
    {
        var learner = await db.Learners.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();

        var needed = await ChildAge.Needed(db, learner.BirthDate, VietnamTime.Today(time), cancellationToken);
        var consents = await db.Consents.AsNoTracking().Where(consent => consent.LearnerId == id)
            .OrderBy(consent => consent.Purpose).ToListAsync(cancellationToken);
        // Each registration of the person keeps the lines that were said about it.
        var person = await db.AllIds(id, cancellationToken);
        var keys = await db.KeysOf(person, cancellationToken);
        var (after, size) = Cursor.Page(cursor, limit);
        var entries = await db.ConsentEntries.AsNoTracking()
            .Where(entry => person.Contains(entry.LearnerId) && entry.Id > after)
            .OrderBy(entry => entry.Id).Take(size + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            [
                .. consents.Select(consent => new Current(
                    consent.Purpose, consent.State, RecordConsent.Missing(consent, needed))),
            ],
            [
                .. entries.Take(size).Select(entry => new Item(
                    entry.Id, entry.Purpose, entry.Kind, entry.NoticeHash, entry.Channel,
                    entry.EvidenceSealed is null
                        ? null
                        : vault.OpenText(keys[entry.LearnerId], SealedField.Evidence, entry.EvidenceSealed),
                    entry.GivenBy, entry.GuardianId, entry.Actor, entry.At, entry.RecordedAt)),
            ],
            Cursor.Next(entries, size, entry => entry.Id)));
    }
}
