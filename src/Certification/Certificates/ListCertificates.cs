using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Certifications.Learners;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

internal static class ListCertificates
{
    public sealed record Item(
        Guid Id, string Number, string PublicId, CertificateStatus Status, Guid LearnerId, Guid AreaId,
        string CriterionCode, int CriterionVersion, string Title, DateTimeOffset ValidFrom);

    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Guid? learnerId, Guid? areaId, [RegularExpression("^[A-Z0-9-]{1,64}$")] string? number, Cursor? cursor,
        [Range(1, 100)] int? limit, AreaScope scope, CertificationDbContext db, CancellationToken cancellationToken)
    {
        var query = db.Certificates.AsNoTracking().Within(scope, db.Areas);
        if (learnerId is { } learner)
        {
            var person = await db.PersonIds(learner, cancellationToken); // both ids of a merge list them all
            query = query.Where(c => person.Contains(c.LearnerId));
        }

        if (areaId is { } area)
            query = query.Within(new AreaScope(area), db.Areas);
        if (number is not null)
            query = query.Where(c => c.Number == number);

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await query.Where(c => c.Id > after).OrderBy(c => c.Id).Take(size + 1)
            .Select(c => new Item(
                c.Id, c.Number, c.PublicId, c.Status, c.LearnerId, c.AreaId, c.CriterionCode, c.CriterionVersion,
                c.Title, c.ValidFrom))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, c => c.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
