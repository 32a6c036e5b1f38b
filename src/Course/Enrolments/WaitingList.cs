using Microsoft.EntityFrameworkCore;
using Platform.Courses.Classes;
using Platform.Courses.Learners;
using Platform.Messaging;

namespace Platform.Courses.Enrolments;

/// <summary>Somebody who waits, and when their turn comes.</summary>
/// <param name="Id">The enrolment.</param>
/// <param name="LearnerId">Who waits.</param>
/// <param name="Since">Since when.</param>
/// <param name="Rank">What the seat policy makes of their audiences; 1 is served first.</param>
/// <param name="Position">1 gets the next seat.</param>
internal sealed record WaitingRow(Guid Id, Guid LearnerId, DateTimeOffset Since, int Rank, int Position);

internal static class WaitingList
{
    /// <summary>
    /// Those who wait and may still take a seat, with their turn: by the policy, and among equals by how long they
    /// wait. Worked out anew each time, as a policy, and what somebody is, may have changed since they asked.
    /// </summary>
    internal static IQueryable<WaitingRow> Waiting(this CourseDbContext db, Guid classId, SeatPolicy policy)
    {
        var (order, last) = (policy.Audiences.ToArray(), policy.Audiences.Count + 1);
        return db.Database.SqlQuery<WaitingRow>(
            $"""
            SELECT e.id AS "Id", e.learner_id AS "LearnerId", e.enrolled_at AS "Since", p.rank AS "Rank",
              row_number() OVER (ORDER BY p.rank, e.enrolled_at, e.id)::int AS "Position"
            FROM enrolments e
            JOIN learners l ON l.id = e.learner_id AND l.active
            CROSS JOIN LATERAL (
              SELECT coalesce(min(array_position({order}, audience)), {last}) AS rank
              FROM unnest(l.audiences) audience) p
            WHERE e.class_id = {classId} AND e.state = 'Waiting'
            """);
    }

    /// <summary>
    /// Nobody waits any more for a class that will not be held. Call with the class locked.
    /// </summary>
    internal static async Task CloseWaitingList(
        this CourseDbContext db, Class cancelled, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = await db.Enrolments
            .Where(row => row.ClassId == cancelled.Id && row.State == EnrolmentState.Waiting)
            .OrderBy(row => row.EnrolledAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        foreach (var row in waiting)
            db.AddEvent(row.Cancel(cancelled, CancelReason.ClassCancelled, now));
    }

    /// <summary>
    /// Gives a seat that has become free to whoever is next. Call with the class locked and the seat free.
    /// </summary>
    /// <param name="db">The context of the request.</param>
    /// <param name="joined">The class, tracked.</param>
    /// <param name="freed">The enrolment that gave up the seat; perhaps not saved yet.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>Who has the seat now; nobody where nobody waits.</returns>
    internal static async Task<Enrolment?> SeatNext(
        this CourseDbContext db, Class joined, Enrolment freed, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (!await db.Enrolments.AnyAsync(
            row => row.ClassId == joined.Id && row.State == EnrolmentState.Waiting, cancellationToken))
            return null;

        var policy = await SeatPolicy.Of(joined, db, now, cancellationToken);
        var queue = await db.Waiting(joined.Id, policy).OrderBy(row => row.Position)
            .Select(row => new { row.Id, row.LearnerId }).ToListAsync(cancellationToken);
        foreach (var next in queue)
        {
            var row = await db.Enrolments.SingleAsync(row => row.Id == next.Id, cancellationToken);
            var person = await db.Person(next.LearnerId, cancellationToken);
            if (await db.Enrolments.Seated().AnyAsync(
                seat => seat.ClassId == joined.Id && seat.Id != freed.Id && person.Ids.Contains(seat.LearnerId),
                cancellationToken))
            {
                // Turned out to be somebody who sits here already: one person, one seat.
                db.AddEvent(row.Cancel(joined, CancelReason.AlreadyEnrolled, now));
                continue;
            }

            joined.TakeSeat();
            db.AddEvent(row.TakeSeat(joined, now));
            return row;
        }

        return null;
    }
}
