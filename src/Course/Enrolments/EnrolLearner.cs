using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

/// <summary>Gives one learner a seat in a class or, where asked for and the class is full, has them wait.</summary>
internal static class EnrolLearner
{
    /// <param name="LearnerId">Who wants to learn.</param>
    /// <param name="WaitIfFull">Whether to wait for a seat where none is free.</param>
    public sealed record Request(Guid LearnerId, bool WaitIfFull = false);

    /// <param name="Id">Identity of the enrolment.</param>
    /// <param name="ClassId">The class.</param>
    /// <param name="LearnerId">The learner, by the registration that counts.</param>
    /// <param name="State">A seat, or a place on the waiting list.</param>
    /// <param name="EnrolledAt">When the seat was given; of somebody who waits, when it was asked for.</param>
    public sealed record Response(
        Guid Id, Guid ClassId, Guid LearnerId, EnrolmentState State, DateTimeOffset EnrolledAt)
    {
        internal static Response Of(Enrolment row) =>
            new(row.Id, row.ClassId, row.LearnerId, row.State, row.EnrolledAt);
    }

    internal static async Task<Results<Created<Response>, Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Enrolment> logger,
        CancellationToken cancellationToken)
    {
        var joined = await db.Classes.Locked(id).Within(scope, db.Areas).SingleOrDefaultAsync(cancellationToken);
        if (joined is null)
            return TypedResults.NotFound();

        return await Enrol(
            joined, request.LearnerId, EnrolmentMode.Single, request.WaitIfFull, scope, db, time.GetUtcNow(), logger,
            cancellationToken);
    }

    /// <summary>Call with the class locked.</summary>
    internal static async Task<Results<Created<Response>, Ok<Response>, NotFound, ProblemHttpResult>> Enrol(
        Class joined, Guid learnerId, EnrolmentMode mode, bool waitIfFull, AreaScope scope, CourseDbContext db,
        DateTimeOffset now, ILogger logger, CancellationToken cancellationToken)
    {
        var person = await db.Person(learnerId, cancellationToken);
        // A seat of one registration counts before what another did with its own.
        var earlier = await db.Enrolments
            .Where(enrolment => enrolment.ClassId == joined.Id && person.Ids.Contains(enrolment.LearnerId))
            .OrderBy(enrolment => enrolment.State == EnrolmentState.Cancelled).ThenBy(enrolment => enrolment.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var known = await db.Learners.AsNoTracking().Within(scope, db.Areas)
            .SingleOrDefaultAsync(learner => learner.Id == person.Id, cancellationToken);
        var queue = waitIfFull ? await SeatPolicy.Of(joined, db, now, cancellationToken) : null;

        var (outcome, row, told) = new Seating(joined, mode, null, queue, now).Seat(person, known, earlier);
        if (Refusal(outcome, joined) is { } refusal)
            return refusal;
        if (told is null)
            return TypedResults.Ok(Response.Of(row!));

        db.Keep(row, told);
        await db.SaveChangesAsync(cancellationToken);
        Log.LearnerEnrolled(logger, row!.Id, joined.Id);
        return TypedResults.Created((string?)null, Response.Of(row));
    }

    private static ProblemHttpResult? Refusal(EnrolmentOutcome outcome, Class joined) => outcome switch
    {
        EnrolmentOutcome.UnknownLearner => CourseProblems.UnknownLearner,
        EnrolmentOutcome.InactiveLearner => CourseProblems.LearnerInactive,
        EnrolmentOutcome.ClassFull => CourseProblems.ClassFull,
        EnrolmentOutcome.ClassClosed => ClassProblems.Ended(joined),
        _ => null,
    };
}
