using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

/// <summary>Whom a person guides, and by whom the person is guided.</summary>
internal sealed class MentorshipRecord(TimeProvider time) : IPersonalRecord
{
    public string Section => "mentorships";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        Of(db, learnerId).LongCountAsync(cancellationToken);

    /// <summary>The other person is another person&apos;s data.</summary>
    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var rows = await Of(db, learnerId).OrderBy(row => row.Id)
            .Select(row => new
            {
                IsMentor = row.MentorId == learnerId,
                row.Generation,
                row.StartedAt,
                row.CompletedAt,
                row.EndedAt,
            })
            .ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : rows;
    }

    public async Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var quotas = new Dictionary<Guid, (int By, Guid Cause)>();
        foreach (var row in await Of(db, learnerId).OrderBy(row => row.Id).ToListAsync(cancellationToken))
        {
            var reason = row.MentorId == learnerId ? MentorshipEnd.MentorLeft : MentorshipEnd.MenteeLeft;
            if (row.BreakOff(reason, now) is not { } ended)
                continue;
            db.AddEvent(ended);
            Count(quotas, row.MentorId, -1, row.Id);
        }

        await Change(quotas, db, now, cancellationToken);
    }

    /// <summary>
    /// The mentorships go over to the one that stays. Who would then guide themselves, or one person twice, was told of
    /// as two people: such a mentorship is struck out.
    /// </summary>
    public async Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken)
    {
        await MentorshipQueries.LockAll(db, cancellationToken);
        var now = time.GetUtcNow();
        var quotas = new Dictionary<Guid, (int By, Guid Cause)>();
        var own = (await Of(db, winnerId).Where(row => row.EndedAt == null).ToListAsync(cancellationToken))
            .Select(row => (row.MentorId, row.MenteeId)).ToHashSet();
        List<Pointed> moved = [];
        foreach (var row in await Of(db, loserId).OrderBy(row => row.Id).ToListAsync(cancellationToken))
        {
            var asMentor = row.MentorId == loserId;
            var (mentor, mentee) = asMentor ? (winnerId, row.MenteeId) : (row.MentorId, winnerId);
            if (mentor == mentee || (row.Counts && !own.Add((mentor, mentee))))
            {
                if (!row.Counts)
                    continue;
                moved.Add(new Pointed(row.Id, asMentor, StruckOut: true, row.CompletedAt));
                db.AddEvent(row.StrikeOut(now));
                Count(quotas, row.MentorId, -1, row.Id);
                continue;
            }

            moved.Add(new Pointed(row.Id, asMentor, StruckOut: false));
            (row.MentorId, row.MenteeId) = (mentor, mentee);
            Hand(quotas, row, loserId, winnerId, asMentor);
        }

        await Change(quotas, db, now, cancellationToken);
        return moved.Count == 0 ? null : JsonSerializer.SerializeToElement(moved, Json.Commands);
    }

    public async Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken)
    {
        await MentorshipQueries.LockAll(db, cancellationToken);
        var now = time.GetUtcNow();
        var quotas = new Dictionary<Guid, (int By, Guid Cause)>();
        var pointed = moved.Deserialize<Pointed[]>(Json.Commands)!.ToDictionary(row => row.Id);
        var rows = await db.Mentorships.Where(row => pointed.Keys.Contains(row.Id)).OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var (_, asMentor, struckOut, completedAt) = pointed[row.Id];
            if (struckOut)
            {
                db.AddEvent(row.GoOn(completedAt, now));
                Count(quotas, row.MentorId, +1, row.Id);
                continue;
            }

            (row.MentorId, row.MenteeId) = asMentor ? (loserId, row.MenteeId) : (row.MentorId, loserId);
            Hand(quotas, row, winnerId, loserId, asMentor);
        }

        await Change(quotas, db, now, cancellationToken);
    }

    private static void Hand(
        Dictionary<Guid, (int By, Guid Cause)> quotas, Mentorship row, Guid from, Guid to, bool asMentor)
    {
        if (!asMentor || !row.Counts)
            return;
        Count(quotas, from, -1, row.Id);
        Count(quotas, to, +1, row.Id);
    }

    private static void Count(Dictionary<Guid, (int By, Guid Cause)> quotas, Guid mentorId, int by, Guid cause) =>
        quotas[mentorId] = (quotas.GetValueOrDefault(mentorId).By + by, cause);

    /// <summary>
    /// Once for each mentor: what is taken and given at the same time was neither lost nor met between.
    /// </summary>
    private static async Task Change(
        Dictionary<Guid, (int By, Guid Cause)> quotas, LearnerDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        foreach (var (mentorId, (by, cause)) in quotas.OrderBy(quota => quota.Key))
        {
            if (by != 0)
                await MentorQuota.Change(mentorId, by, cause, db, now, cancellationToken);
        }
    }

    private static IQueryable<Mentorship> Of(LearnerDbContext db, Guid learnerId) =>
        db.Mentorships.Where(row => row.MentorId == learnerId || row.MenteeId == learnerId);

    private sealed record Pointed(Guid Id, bool AsMentor, bool StruckOut, DateTimeOffset? CompletedAt = null);
}
