using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

/// <summary>Many learners into one class, in one transaction: each id gets its outcome, in the order sent.</summary>
internal static class EnrolLearners
{
    public enum Outcome
    {
        Enrolled,
        AlreadyEnrolled,
        UnknownLearner,

        /// <summary>Deactivated or restricted.</summary>
        InactiveLearner,
        ClassFull,
    }

    public sealed record Request([Length(1, 500)] Guid[] LearnerIds);

    public sealed record Response(IReadOnlyList<Item> Outcomes);

    public sealed record Item(Guid LearnerId, Outcome Outcome);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Enrolment> logger,
        CancellationToken cancellationToken)
    {
        var joined = await db.Classes.Locked(id).Within(scope, db.Areas).SingleOrDefaultAsync(cancellationToken);
        if (joined is null)
            return TypedResults.NotFound();
        if (joined.Status is ClassStatus.Closed)
            return CourseProblems.ClassClosed;

        var persons = await db.Persons(request.LearnerIds, cancellationToken);
        var ids = persons.Values.SelectMany(person => person.Ids).Distinct().ToList();
        var known = await db.Learners.Within(scope, db.Areas).Where(learner => ids.Contains(learner.Id))
            .ToDictionaryAsync(learner => learner.Id, learner => learner.Active, cancellationToken);
        var enrolled = await db.Enrolments
            .Where(enrolment => enrolment.ClassId == id && ids.Contains(enrolment.LearnerId))
            .Select(enrolment => enrolment.LearnerId)
            .ToHashSetAsync(cancellationToken);

        var now = time.GetUtcNow();
        var outcomes = request.LearnerIds
            .Select(learnerId => new Item(
                learnerId,
                persons[learnerId].Ids.Any(enrolled.Contains)
                    ? Outcome.AlreadyEnrolled
                    : Enrol(persons[learnerId].Id, joined, known, enrolled, db, now)))
            .ToList();
        await db.SaveChangesAsync(cancellationToken);
        Log.LearnersEnrolled(logger, outcomes.Count(item => item.Outcome is Outcome.Enrolled), id);
        return TypedResults.Ok(new Response(outcomes));
    }

    private static Outcome Enrol(
        Guid learnerId, Class joined, Dictionary<Guid, bool> known, HashSet<Guid> enrolled, CourseDbContext db,
        DateTimeOffset now)
    {
        if (!known.TryGetValue(learnerId, out var active))
            return Outcome.UnknownLearner;
        if (!active)
            return Outcome.InactiveLearner;
        if (joined.TakeSeat() is not SeatOutcome.Taken)
            return Outcome.ClassFull;

        var (enrolment, created) = Enrolment.Create(joined, learnerId, now);
        db.Enrolments.Add(enrolment);
        db.AddEvent(created);
        enrolled.Add(learnerId);
        return Outcome.Enrolled;
    }
}
