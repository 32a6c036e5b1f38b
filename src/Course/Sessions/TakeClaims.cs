using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Courses.Classes;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>
/// Names for people who were counted without one. The total of the point stays what the host counted: each name turns
/// one of the unnamed into a named one.
/// </summary>
internal static class TakeClaims
{
    /// <param name="Claims">Who was there.</param>
    public sealed record Request([Length(1, 200)] IReadOnlyList<ClaimItem> Claims);

    /// <summary>Somebody says of a learner: was there.</summary>
    /// <param name="Id">Made where it is said (UUIDv7), so that it may be sent again.</param>
    /// <param name="LearnerId">Who was there.</param>
    /// <param name="Device">
    /// SHA-256, in hexadecimal, of what tells the phone from others; absent where no phone was used. Two people on one
    /// shared phone stay two. <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
    /// </param>
    public sealed record ClaimItem(
        Guid Id, Guid LearnerId, [RegularExpression(@"^[0-9a-f]{64}\z")] string? Device = null);

    /// <param name="HeadCount">The total of the point: unchanged.</param>
    /// <param name="Named">How many of them have a name now.</param>
    /// <param name="Unnamed">How many still have none.</param>
    /// <param name="Results">What became of each claim, in the order sent.</param>
    public sealed record Response(int HeadCount, int Named, int Unnamed, IReadOnlyList<ClaimResult> Results);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, int number, Request request, AreaScope scope, ClaimsPrincipal user, CourseDbContext db,
        TimeProvider time, ILogger<Session> logger, CancellationToken cancellationToken)
    {
        if (await RollCall.Open(id, number, scope, db, time, cancellationToken) is not { } roll)
            return TypedResults.NotFound();
        if (roll.Held.Status is ClassStatus.Cancelled)
            return ClassProblems.ClassCancelled;
        if (roll.Point.HeadCount is not { } heads)
            return SessionProblems.PointNotReported;

        var before = roll.Names;
        var results = await Claims.Take(
            roll, request.Claims, RollMeans.Claim, user.Actor(), db, cancellationToken);
        if (roll.Names > before)
            roll.Announce();
        await db.SaveChangesAsync(cancellationToken);
        Log.ClaimsTaken(logger, id, number, roll.Names - before, request.Claims.Count);
        return TypedResults.Ok(new Response(heads, roll.Names, heads - roll.Names, results));
    }
}
