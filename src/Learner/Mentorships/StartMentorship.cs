using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Ambassadors;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

/// <summary>
/// One learner begins to guide another. Any learner may, also one who is guided; nobody guides, however indirectly,
/// those by whom they are guided.
/// </summary>
internal static class StartMentorship
{
    /// <param name="MentorId">The guide.</param>
    /// <param name="MenteeId">The guided learner.</param>
    public sealed record Request(Guid MentorId, Guid MenteeId);

    /// <param name="Id">Identity of the mentorship.</param>
    /// <param name="Generation">1 for a mentee of somebody who had no mentor.</param>
    public sealed record Response(Guid Id, int Generation);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (mentorId, menteeId) = (request.MentorId, request.MenteeId);
        if (mentorId == menteeId)
            return MentorshipProblems.SelfMentoring();
        var people = await db.Learners.Within(scope).Where(l => l.Id == mentorId || l.Id == menteeId)
            .Select(l => new { l.Id, l.AreaId }).ToListAsync(cancellationToken);
        if (people.Count < 2)
            return MentorshipProblems.LearnerUnknown();

        // A circle may close over any number of pairs, so all beginnings stand in one line; each takes milliseconds.
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended('mentorships', 0))", cancellationToken);
        if (await db.Mentorships.AnyAsync(
            m => m.MentorId == mentorId && m.MenteeId == menteeId && m.EndedAt == null, cancellationToken))
            return MentorshipProblems.Exists();
        if (await Guides(menteeId, mentorId, db, cancellationToken))
            return MentorshipProblems.Cycle();

        var now = time.GetUtcNow();
        var above = await db.Mentorships.Where(m => m.MenteeId == mentorId && m.EndedAt == null)
            .MinAsync(m => (int?)m.Generation, cancellationToken);
        var today = VietnamTime.DateOf(now);
        var origin = await db.Ambassadors.InOffice(today).AnyAsync(a => a.LearnerId == mentorId, cancellationToken)
            ? MentorshipOrigin.Ambassador
            : above is null ? MentorshipOrigin.Volunteer : MentorshipOrigin.Cascade;
        var (mentorship, started) = Mentorship.Start(
            mentorId, menteeId, people.Single(p => p.Id == mentorId).AreaId, (above ?? 0) + 1, origin, now);
        db.Mentorships.Add(mentorship);
        db.AddEvent(started);
        await MentorQuota.Change(mentorId, +1, mentorship.Id, db, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(
            $"mentorships/{mentorship.Id}", new Response(mentorship.Id, mentorship.Generation));
    }

    /// <summary>Whether the one guides the other, directly or through those it guides.</summary>
    private static Task<bool> Guides(
        Guid one, Guid other, LearnerDbContext db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<bool>(
            $"""
            WITH RECURSIVE guided (id) AS (
                SELECT {one}
                UNION
                SELECT mentee_id FROM mentorships JOIN guided ON mentor_id = guided.id WHERE ended_at IS NULL)
            SELECT EXISTS (SELECT FROM guided WHERE id = {other}) AS "Value"
            """).SingleAsync(cancellationToken);
}
