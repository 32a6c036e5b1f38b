using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Completions;
using Platform.Courses.Learners;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>The roll-call: who was there by name, how many more without one. It ends the class, once.</summary>
internal static class CloseClass
{
    public sealed record Request([MaxLength(500)] Guid[] Present, [Range(0, 10_000)] int Unnamed);

    public sealed record Response(Guid SessionId, int Named, int Unnamed, int Completed);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, CourseDbContext db, TimeProvider time,
        ILogger<Class> logger, CancellationToken cancellationToken)
    {
        var held = await db.Classes.Locked(id).Within(scope, db.Areas).SingleOrDefaultAsync(cancellationToken);
        if (held is null)
            return TypedResults.NotFound();

        var persons = await db.Persons(request.Present, cancellationToken);
        var ids = persons.Values.SelectMany(person => person.Ids).ToHashSet();
        var enrolled = await db.Enrolments
            .Where(enrolment => enrolment.ClassId == id && ids.Contains(enrolment.LearnerId))
            .Select(enrolment => enrolment.LearnerId)
            .ToHashSetAsync(cancellationToken);
        var strangers = persons.Where(person => !person.Value.Ids.Any(enrolled.Contains)).Select(person => person.Key);
        if (strangers.ToArray() is { Length: > 0 } unknown)
            return CourseProblems.NotEnrolled(unknown);

        var present = persons.Values.DistinctBy(person => person.Id).ToList();
        var now = time.GetUtcNow();
        if (held.Close(present.Count, request.Unnamed, now) is not var (session, closed))
            return CourseProblems.ClassClosed;

        db.Expect(held, ifMatch); // a roll written before the last enrolment is stale: 412
        db.Sessions.Add(session);
        foreach (var person in present)
        {
            var (attendance, recorded) = Attendance.Record(held, session, person.Id, now);
            db.Attendances.Add(attendance);
            db.AddEvent(recorded);
        }

        db.AddEvent(closed);
        await db.Learners.Locked([.. ids]).Select(learner => learner.Id).ToListAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var completed = await CompleteCourse.Evaluate(held, present, db, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        Log.ClassClosed(logger, id, present.Count, request.Unnamed, completed.Count);
        return TypedResults.Ok(new Response(session.Id, present.Count, request.Unnamed, completed.Count));
    }
}
