using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Programmes;

/// <summary>
/// Takes over the programmes of the provinces that were merged. Classes and enrolments go on; whoever began before the
/// day completes what they began, under the name of who offered it then; new learners begin with the successor.
/// </summary>
internal static class SucceedProgrammes
{
    /// <param name="InheritedFrom">The programmes that are taken over.</param>
    /// <param name="DecisionNo">The decision. <example>15/QĐ-UBND</example></param>
    /// <param name="EffectiveOn">First day under the successor.</param>
    public sealed record Request(
        [Length(1, 20)] Guid[] InheritedFrom,
        [StringLength(100, MinimumLength = 1)] string DecisionNo,
        DateOnly EffectiveOn);

    internal static async Task<Results<Ok<GetProgramme.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, CourseDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Programme> logger, CancellationToken cancellationToken)
    {
        var ids = request.InheritedFrom.Distinct().ToArray();
        var own = await db.Programmes.OwnedWithin(scope, db.Areas)
            .Where(programme => programme.Id == id || ids.Contains(programme.Id))
            .OrderBy(programme => programme.Id).ToListAsync(cancellationToken);
        if (own.SingleOrDefault(programme => programme.Id == id) is not { } successor)
            return TypedResults.NotFound();
        if (ids.Contains(id) || own.Count != ids.Length + 1)
            return ProgrammeProblems.UnknownProgramme;

        var inherited = own.Where(programme => programme.Id != id).ToList();
        if (successor.SucceededBy is not null || inherited.Any(programme => programme.SucceededBy is not null))
            return ProgrammeProblems.Succeeded;

        db.Expect(successor, ifMatch);
        db.AddEvent(successor.TakeOver(inherited, request.DecisionNo, request.EffectiveOn, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        CatalogueLog.ProgrammeSucceeded(logger, id, inherited.Count);
        response.Headers.ETag = db.ETag(successor);
        return TypedResults.Ok(await GetProgramme.Describe(successor, db, cancellationToken));
    }
}
