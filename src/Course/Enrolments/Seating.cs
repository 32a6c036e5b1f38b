using Platform.Courses.Classes;
using Platform.Courses.Learners;
using Platform.Messaging;

namespace Platform.Courses.Enrolments;

/// <summary>What became of a learner who wanted a seat.</summary>
public enum EnrolmentOutcome
{
    Enrolled,
    AlreadyEnrolled,

    /// <summary>On the waiting list from now on.</summary>
    Waiting,

    /// <summary>On the waiting list as before.</summary>
    AlreadyWaiting,
    UnknownLearner,

    /// <summary>Deactivated or restricted.</summary>
    InactiveLearner,
    ClassFull,

    /// <summary>Was held, or will not be.</summary>
    ClassClosed,
    UnknownClass,

    /// <summary>The row does not hold the ids it should.</summary>
    Malformed,
}

/// <summary>
/// Gives seats of one class, the same way wherever somebody asks. Call with the class locked: two callers must not both
/// see the last seat.
/// </summary>
/// <param name="joined">The class, tracked.</param>
/// <param name="mode">How the learners come.</param>
/// <param name="sponsorId">Who sends them.</param>
/// <param name="queue">The order of the waiting list; null where nobody is to wait.</param>
/// <param name="now">When.</param>
internal sealed class Seating(
    Class joined, EnrolmentMode mode, Guid? sponsorId, SeatPolicy? queue, DateTimeOffset now)
{
    private int waiting;

    /// <param name="person">Who wants a seat.</param>
    /// <param name="known">What is known of the registration that counts, where it may be seen.</param>
    /// <param name="earlier">The enrolment of the person in this class, if there is one; tracked.</param>
    /// <returns>What became of it; with a new row to be stored, and the event that tells of it.</returns>
    public (EnrolmentOutcome Outcome, Enrolment? Row, object? Event) Seat(
        Person person, LearnerSnapshot? known, Enrolment? earlier)
    {
        switch (earlier?.State)
        {
            case EnrolmentState.Enrolled:
                return (EnrolmentOutcome.AlreadyEnrolled, earlier, null);
            case EnrolmentState.Waiting:
                return (EnrolmentOutcome.AlreadyWaiting, earlier, null);
        }

        if (known is not { Active: true })
            return (known is null ? EnrolmentOutcome.UnknownLearner : EnrolmentOutcome.InactiveLearner, null, null);

        return joined.TakeSeat() switch
        {
            SeatOutcome.Taken => Enrolled(person, earlier),
            SeatOutcome.ClassFull when queue is not null =>
                Waiting(person, earlier, queue.RankOf(known.Audiences), queue.Version),
            SeatOutcome.ClassFull => (EnrolmentOutcome.ClassFull, null, null),
            _ => (EnrolmentOutcome.ClassClosed, null, null),
        };
    }

    private (EnrolmentOutcome, Enrolment?, object?) Enrolled(Person person, Enrolment? earlier)
    {
        earlier?.ComeAgain(mode, sponsorId);
        var (row, created) = earlier is null
            ? Enrolment.Create(joined, person.Id, now, mode, sponsorId)
            : (earlier, earlier.TakeSeat(joined, now));
        return (EnrolmentOutcome.Enrolled, row, created);
    }

    private (EnrolmentOutcome, Enrolment?, object?) Waiting(
        Person person, Enrolment? earlier, int priority, int policyVersion)
    {
        earlier?.ComeAgain(mode, sponsorId);
        // Those of one list asked one after the other: the order of the list is the order of the waiting.
        var asked = now.AddMicroseconds(waiting++);
        var (row, waitlisted) = earlier is null
            ? Enrolment.Wait(joined, person.Id, asked, mode, sponsorId, priority, policyVersion)
            : (earlier, earlier.Queue(joined, asked, priority, policyVersion));
        return (EnrolmentOutcome.Waiting, row, waitlisted);
    }
}

internal static class SeatingExtensions
{
    /// <summary>Stores what <see cref="Seating.Seat"/> has made, in the next <c>SaveChanges</c>.</summary>
    internal static void Keep(this CourseDbContext db, Enrolment? row, object? told)
    {
        if (told is null)
            return;
        if (db.Entry(row!).State is Microsoft.EntityFrameworkCore.EntityState.Detached)
            db.Enrolments.Add(row!);
        db.AddEvent(told);
    }
}
