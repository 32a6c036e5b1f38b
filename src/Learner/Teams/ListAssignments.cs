using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>
/// The tasks of a team. One whose certificate was revoked since is marked, not deleted: somebody has to decide.
/// </summary>
internal static class ListAssignments
{
    /// <param name="Items">In the order they were given.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the assignment.</param>
    /// <param name="LearnerId">The member.</param>
    /// <param name="Task">What is to be done.</param>
    /// <param name="AreaId">Where.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="ValidTo">First day without it.</param>
    /// <param name="CertificateId">The certificate that allowed it.</param>
    /// <param name="CertificateRevoked">That it was revoked since.</param>
    public sealed record Item(
        Guid Id, Guid LearnerId, TeamTask Task, Guid AreaId, DateOnly ValidFrom, DateOnly? ValidTo,
        Guid CertificateId, bool CertificateRevoked);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db,
        CancellationToken cancellationToken)
    {
        if (!await db.Teams.Within(scope).AnyAsync(team => team.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.TeamAssignments
            .Where(given => given.TeamId == id && given.Id > after)
            .OrderBy(given => given.Id).Take(size + 1)
            .Select(given => new Item(
                given.Id, given.LearnerId, given.Task, given.AreaId, given.ValidFrom, given.ValidTo,
                given.CertificateId,
                db.HeldCertificates.Any(held => held.CertificateId == given.CertificateId && held.RevokedAt != null)))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
