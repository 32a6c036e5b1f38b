using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Assessments;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Papers;

/// <summary>
/// Adds a blueprint of the unit of the token, or the next version of one. Papers drawn before stay as they are; what
/// the banks lack is said now and not to the person who wants to be measured.
/// </summary>
internal static class CreateBlueprint
{
    /// <param name="Id">Identity of the version.</param>
    /// <param name="Version">Its number, from 1.</param>
    public sealed record Response(Guid Id, int Version);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        BlueprintContent request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Blueprint> logger,
        CancellationToken cancellationToken)
    {
        if (!request.IsWhole)
            return MeasuringProblems.BlueprintInvalid;
        if (request.CourseId is { } courseId
            && !await db.Courses.AnyAsync(course => course.Id == courseId, cancellationToken))
            return MeasuringProblems.UnknownCourse;

        await db.Hold("blueprint:" + request.Code, cancellationToken);
        var earlier = await db.Blueprints.AsNoTracking().Where(blueprint => blueprint.Code == request.Code)
            .OrderBy(blueprint => blueprint.Version).LastOrDefaultAsync(cancellationToken);
        if (earlier is not null && earlier.OwnerAreaId != scope.AreaId)
            return MeasuringProblems.BlueprintCodeTaken;

        var now = time.GetUtcNow();
        var created = Blueprint.Of(request, scope.AreaId, (earlier?.Version ?? 0) + 1, now);
        var pool = await QuestionPool.Of(created, scope.AreaId, db, cancellationToken);
        if (pool.Lacks(created) is { Length: > 0 } skills)
            return MeasuringProblems.TooFewQuestions(skills);

        db.Blueprints.Add(created);
        db.AddEvent(created.Published(now));
        await db.SaveChangesAsync(cancellationToken);
        MeasuringLog.BlueprintCreated(logger, created.Code, created.Version);
        return TypedResults.Created((string?)null, new Response(created.Id, created.Version));
    }
}
