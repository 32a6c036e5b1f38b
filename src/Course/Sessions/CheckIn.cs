using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Courses.Classes;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>People put themselves on the roll by the code their point shows, read from its QR or typed.</summary>
internal static class CheckIn
{
    /// <param name="Code">The code shown this minute. <example>7K3MQ9XZ</example></param>
    /// <param name="People">Who is there: several where they share a phone.</param>
    public sealed record Request(
        [StringLength(CheckInCode.Length, MinimumLength = CheckInCode.Length)] string Code,
        [Length(1, 50)] IReadOnlyList<TakeClaims.ClaimItem> People);

    /// <param name="Results">What became of each, in the order sent.</param>
    public sealed record Response(IReadOnlyList<ClaimResult> Results);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, int number, Request request, AreaScope scope, ClaimsPrincipal user, CourseDbContext db,
        TimeProvider time, ILogger<Session> logger, CancellationToken cancellationToken)
    {
        if (await RollCall.Open(id, number, scope, db, time, cancellationToken) is not { } roll)
            return TypedResults.NotFound();
        if (roll.Held.Status is ClassStatus.Cancelled)
            return ClassProblems.ClassCancelled;
        if (roll.Session.ClosedAt is not null)
            return SessionProblems.SessionClosed;
        if (!CheckInCode.IsValid(roll.Session.CodeKey, number, request.Code, roll.Now))
            return SessionProblems.CodeNotValid;

        var before = roll.Names;
        var results = await Claims.Take(roll, request.People, RollMeans.Code, user.Actor(), db, cancellationToken);
        if (roll.Names > before)
            roll.Announce();
        await db.SaveChangesAsync(cancellationToken);
        Log.ClaimsTaken(logger, id, number, roll.Names - before, request.People.Count);
        return TypedResults.Ok(new Response(results));
    }
}
