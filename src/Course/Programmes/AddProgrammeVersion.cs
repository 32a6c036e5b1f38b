using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Programmes;

/// <summary>Publishes the next version, for those who begin from now on. Whoever has begun stays on theirs.</summary>
internal static class AddProgrammeVersion
{
    /// <param name="Version">Number of the version. <example>2</example></param>
    public sealed record Response(int Version);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, ProgrammeContent request, IfMatch ifMatch, AreaScope scope, CourseDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Programme> logger, CancellationToken cancellationToken)
    {
        await db.Hold($"programme:{id}", cancellationToken); // two at once would both write the next number
        var programme = await db.Programmes.OwnedWithin(scope, db.Areas)
            .SingleOrDefaultAsync(programme => programme.Id == id, cancellationToken);
        if (programme is null)
            return TypedResults.NotFound();
        if (programme.SucceededBy is not null)
            return ProgrammeProblems.Succeeded;
        if (await CreateProgramme.Refusal(request, scope, db, cancellationToken) is { } refusal)
            return refusal;

        db.Expect(programme, ifMatch);
        var (version, published) = programme.Publish(request, time.GetUtcNow());
        db.AddEvent(published!);
        await db.SaveChangesAsync(cancellationToken);
        CatalogueLog.ProgrammeWritten(logger, id, version.Number);
        response.Headers.ETag = db.ETag(programme);
        return TypedResults.Ok(new Response(version.Number));
    }
}
