using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>The code a point shows this minute, to be typed or sent by SMS; asked for again when it changes.</summary>
internal static class ShowCode
{
    /// <param name="Code">Eight characters. <example>7K3MQ9XZ</example></param>
    /// <param name="ChangesAt">When the next one takes its place.</param>
    public sealed record Response(string Code, DateTimeOffset ChangesAt);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, int number, AreaScope scope, CourseDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (await Find(id, number, scope, db, cancellationToken) is not { } session)
            return TypedResults.NotFound();
        if (session.ClosedAt is not null)
            return SessionProblems.SessionClosed;

        response.Headers.CacheControl = "no-store";
        var (code, changesAt) = CheckInCode.At(session.CodeKey, number, time.GetUtcNow());
        return TypedResults.Ok(new Response(code, changesAt));
    }

    /// <summary>The session of a point in the scope.</summary>
    internal static async Task<Session?> Find(
        Guid id, int number, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken) =>
        await db.Reachable(id, scope).AnyAsync(point => point.Number == number, cancellationToken)
            ? await db.Sessions.AsNoTracking().SingleAsync(session => session.Id == id, cancellationToken)
            : null;
}
