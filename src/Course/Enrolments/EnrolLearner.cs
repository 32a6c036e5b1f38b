using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

internal static class EnrolLearner
{
    public sealed record Request(Guid LearnerId);

    public sealed record Response(Guid Id, Guid ClassId, Guid LearnerId, DateTimeOffset EnrolledAt);

    internal static async Task<Results<Created<Response>, Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Enrolment> logger,
        CancellationToken cancellationToken)
    {
        var joined = await db.Classes.Locked(id).Within(scope, db.Areas).SingleOrDefaultAsync(cancellationToken);
        if (joined is null)
            return TypedResults.NotFound();

        var person = await db.Person(request.LearnerId, cancellationToken);
        var earlier = await db.Enrolments.AsNoTracking().OrderBy(enrolment => enrolment.Id).FirstOrDefaultAsync(
            enrolment => enrolment.ClassId == id && person.Ids.Contains(enrolment.LearnerId), cancellationToken);
        if (earlier is not null)
            return TypedResults.Ok(ToResponse(earlier));

        var active = await db.Learners.Within(scope, db.Areas)
            .Where(learner => learner.Id == person.Id).Select(learner => (bool?)learner.Active)
            .SingleOrDefaultAsync(cancellationToken);
        if (active is null)
            return CourseProblems.UnknownLearner;
        if (active is false)
            return CourseProblems.LearnerInactive;

        switch (joined.TakeSeat())
        {
            case SeatOutcome.ClassFull:
                return CourseProblems.ClassFull;
            case SeatOutcome.ClassClosed:
                return CourseProblems.ClassClosed;
        }

        var (enrolment, created) = Enrolment.Create(joined, person.Id, time.GetUtcNow());
        db.Enrolments.Add(enrolment);
        db.AddEvent(created);
        await db.SaveChangesAsync(cancellationToken);
        Log.LearnerEnrolled(logger, enrolment.Id, id);
        return TypedResults.Created((string?)null, ToResponse(enrolment));
    }

    private static Response ToResponse(Enrolment enrolment) =>
        new(enrolment.Id, enrolment.ClassId, enrolment.LearnerId, enrolment.EnrolledAt);
}
