using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Enrolments;
using Platform.Courses.Learners;
using Platform.Courses.Sessions;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// The roll-call of a class that meets in one room: who was there by name, how many more without one. It ends the
/// class, once.
/// </summary>
internal static class CloseClass
{
    /// <param name="Present">Who was there by name; all of them enrolled.</param>
    /// <param name="Unnamed">How many more. <example>4</example></param>
    public sealed record Request([MaxLength(500)] Guid[] Present, [Range(0, 10_000)] int Unnamed);

    /// <param name="SessionId">Identity of the session, where the unnamed may be named later.</param>
    /// <param name="Named">How many were there by name.</param>
    /// <param name="Unnamed">How many without one.</param>
    /// <param name="Completed">Courses completed by this roll-call.</param>
    public sealed record Response(Guid SessionId, int Named, int Unnamed, int Completed);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CourseDbContext db,
        TimeProvider time, ILogger<Class> logger, CancellationToken cancellationToken)
    {
        var held = await db.Classes.Locked(id).Within(scope, db.Areas).SingleOrDefaultAsync(cancellationToken);
        if (held is null)
            return TypedResults.NotFound();

        var persons = await db.Persons(request.Present, cancellationToken);
        var strangers = await Strangers(id, persons, db, cancellationToken);
        if (strangers.Length > 0)
            return CourseProblems.NotEnrolled(strangers);
        if (ClassProblems.Ended(held) is { } ended)
            return ended;
        if (await RollCall.Of(held, scope, db, time, cancellationToken) is not { } roll)
            return SessionProblems.ClassHasPoints;

        await roll.Write(request.Present, RollMeans.List, user.Actor(), cancellationToken);
        db.Expect(held, ifMatch); // a roll written before the last enrolment is stale: 412, and nothing of it stays
        roll.Point.Count(roll.Names + request.Unnamed, roll.Now);
        await roll.JudgeRoom(cancellationToken);
        roll.Announce();
        db.AddEvent(held.Close(roll.Session, roll.Names, request.Unnamed, roll.Now)!);
        await db.SaveChangesAsync(cancellationToken);
        Log.ClassClosed(logger, id, roll.Names, request.Unnamed, roll.Completed);
        return TypedResults.Ok(new Response(roll.Session.Id, roll.Names, request.Unnamed, roll.Completed));
    }

    private static async Task<Guid[]> Strangers(
        Guid classId, Dictionary<Guid, Person> persons, CourseDbContext db, CancellationToken cancellationToken)
    {
        var ids = persons.Values.SelectMany(person => person.Ids).ToHashSet();
        var enrolled = await db.Enrolments.Seated()
            .Where(enrolment => enrolment.ClassId == classId && ids.Contains(enrolment.LearnerId))
            .Select(enrolment => enrolment.LearnerId)
            .ToHashSetAsync(cancellationToken);
        return [.. persons.Where(pair => !pair.Value.Ids.Any(enrolled.Contains)).Select(pair => pair.Key)];
    }
}
