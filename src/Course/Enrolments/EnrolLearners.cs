using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

/// <summary>Many learners into one class, in one transaction: each id gets its outcome, in the order sent.</summary>
internal static class EnrolLearners
{
    /// <param name="LearnerIds">Who wants to learn, in the order in which seats are given.</param>
    /// <param name="WaitIfFull">Whether those for whom no seat is free are to wait for one.</param>
    public sealed record Request([Length(1, 500)] Guid[] LearnerIds, bool WaitIfFull = false);

    /// <param name="Outcomes">What became of each, in the order sent.</param>
    public sealed record Response(IReadOnlyList<Item> Outcomes);

    /// <param name="LearnerId">As it was sent.</param>
    /// <param name="Outcome">What became of it.</param>
    public sealed record Item(Guid LearnerId, EnrolmentOutcome Outcome);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Enrolment> logger,
        CancellationToken cancellationToken)
    {
        var joined = await db.Classes.Locked(id).Within(scope, db.Areas).SingleOrDefaultAsync(cancellationToken);
        if (joined is null)
            return TypedResults.NotFound();
        if (ClassProblems.Ended(joined) is { } ended)
            return ended;

        var now = time.GetUtcNow();
        var people = await EnrolmentPeople.Load(db, request.LearnerIds, [id], scope, cancellationToken);
        var queue = request.WaitIfFull ? await SeatPolicy.Of(joined, db, now, cancellationToken) : null;
        var seating = new Seating(joined, EnrolmentMode.Bulk, null, queue, now);
        var outcomes = new List<Item>(request.LearnerIds.Length);
        foreach (var learnerId in request.LearnerIds)
        {
            var person = people.PersonOf(learnerId);
            var (outcome, row, told) = seating.Seat(person, people.KnownOf(person), people.EarlierOf(id, person));
            db.Keep(row, told);
            if (row is not null)
                people.Remember(row);
            outcomes.Add(new Item(learnerId, outcome));
        }

        await db.SaveChangesAsync(cancellationToken);
        Log.LearnersEnrolled(logger, outcomes.Count(item => item.Outcome is EnrolmentOutcome.Enrolled), id);
        return TypedResults.Ok(new Response(outcomes));
    }
}
