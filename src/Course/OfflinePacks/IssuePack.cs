using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Sessions;
using Platform.ServiceDefaults;

namespace Platform.Courses.OfflinePacks;

/// <summary>
/// A signed pack for a phone that will have no connectivity: one class, or the open classes of a team, each with its
/// points, its roll and its quiz without the answers. Learners are ids in it; their names are on the phone from
/// elsewhere. Whoever receives people at a point of somebody else's session takes along that point.
/// </summary>
internal static class IssuePack
{
    private const int FreshDays = 14, MostClasses = 50;

    /// <param name="ClassId">One class.</param>
    /// <param name="TeamId">Or the open classes of a team.</param>
    public sealed record Request(Guid? ClassId = null, Guid? TeamId = null);

    /// <param name="Id">Identity of the pack: results name it.</param>
    /// <param name="FreshUntil">From then on a newer pack is worth fetching; results are taken for ever.</param>
    /// <param name="Bundle">
    /// The signed pack, a compact JWS; its key is at <c>/offline-packs/keys</c>.
    /// <example>eyJhbGciOiJFUzI1NiJ9.e30.c2ln</example>
    /// </param>
    public sealed record Response(Guid Id, DateTimeOffset FreshUntil, string Bundle);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, CourseDbContext db, PackSigner signer,
        TimeProvider time, ILogger<OfflinePack> logger, CancellationToken cancellationToken)
    {
        if (request.ClassId is null == request.TeamId is null)
            return PackProblems.OneOfTwo;

        var (own, met) = (db.Classes.Within(scope, db.Areas), db.Reachable(scope));
        var classes = await db.Classes.AsNoTracking()
            .Where(held => own.Any(row => row.Id == held.Id) || met.Any(session => session.ClassId == held.Id))
            .Where(held => held.Status == ClassStatus.Scheduled && held.Kind != ClassKind.SelfPaced)
            .Where(held => request.ClassId != null ? held.Id == request.ClassId : held.TeamId == request.TeamId)
            .OrderBy(held => held.StartsAt).ThenBy(held => held.Id).Take(MostClasses)
            .ToListAsync(cancellationToken);
        if (classes.Count is 0)
            return CourseProblems.UnknownClass;

        var now = time.GetUtcNow();
        var pack = new OfflinePack
        {
            Id = Guid.CreateVersion7(now),
            AreaId = await Home(classes[0], scope, db, cancellationToken),
            ClassIds = [.. classes.Select(held => held.Id)],
            TeamId = request.TeamId,
            IssuedBy = user.Actor(),
            IssuedAt = now,
            FreshUntil = now.AddDays(FreshDays),
        };
        db.OfflinePacks.Add(pack);
        await db.SaveChangesAsync(cancellationToken);
        var document = await PackDocument.Of(pack, classes, scope, db, cancellationToken);
        Log.PackIssued(logger, pack.Id, classes.Count);
        return TypedResults.Created(
            (string?)null, new Response(pack.Id, pack.FreshUntil, signer.Sign(document)));
    }

    /// <summary>Where its results are taken: where the class is, or else the phone's own point.</summary>
    private static async Task<Guid> Home(
        Class first, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken) =>
        await db.Areas.AnyAsync(
            area => area.Id == first.AreaId && area.Path.Contains(scope.AreaId), cancellationToken)
            ? first.AreaId
            : await db.SessionPoints.Within(scope, db.Areas)
                .Where(point => db.Sessions.Any(
                    session => session.Id == point.SessionId && session.ClassId == first.Id))
                .OrderBy(point => point.Number).Select(point => point.AreaId).FirstAsync(cancellationToken);
}
