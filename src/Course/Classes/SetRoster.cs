using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Learners;
using Platform.Courses.Rules;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// Says who helps the learners of a class: young cadres, members of the unions and of the team. Says at once whether
/// they are enough.
/// </summary>
internal static class SetRoster
{
    /// <param name="LearnerIds">Everybody who helps, by their registrations; replaces who was on the roster.</param>
    public sealed record Request([Length(0, 100)] Guid[] LearnerIds);

    /// <param name="Helpers">People on the roster, each counted once.</param>
    /// <param name="Learners">Seats given.</param>
    /// <param name="Needed">Helpers the rule asks for.</param>
    /// <param name="Understaffed">Whether helpers are missing.</param>
    /// <param name="RuleVersion">Version of the rule <c>class-staffing</c>.</param>
    public sealed record Response(int Helpers, int Learners, int Needed, bool Understaffed, int RuleVersion);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, CourseDbContext db, TimeProvider time,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var staffed = await db.Classes.Within(scope, db.Areas)
            .SingleOrDefaultAsync(@class => @class.Id == id, cancellationToken);
        if (staffed is null)
            return TypedResults.NotFound();
        if (ClassProblems.Ended(staffed) is { } ended)
            return ended;

        var persons = await db.Persons(request.LearnerIds, cancellationToken);
        var ids = persons.Values.Select(person => person.Id).Distinct().ToList();
        var known = await db.Learners.Within(scope, db.Areas)
            .Where(learner => ids.Contains(learner.Id)).Select(learner => learner.Active)
            .ToListAsync(cancellationToken);
        if (known.Count < ids.Count)
            return CourseProblems.UnknownLearner;
        if (known.Contains(false))
            return CourseProblems.LearnerInactive;

        var now = time.GetUtcNow();
        var rule = await db.RuleOf(StaffingRule.Key, VietnamTime.DateOf(now), cancellationToken);
        db.Expect(staffed, ifMatch);
        staffed.SetHelpers(ids);
        if (staffed.CheckStaff(rule.Value, rule.Version, now) is { } missing)
            db.AddEvent(missing);
        await db.SaveChangesAsync(cancellationToken);
        response.Headers.ETag = db.ETag(staffed);
        return TypedResults.Ok(new Response(
            ids.Count, staffed.SeatsTaken, rule.Value.Needed(staffed), staffed.Understaffed, rule.Version));
    }
}
