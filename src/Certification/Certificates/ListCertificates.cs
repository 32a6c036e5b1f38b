using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Certifications.Learners;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

/// <summary>The certificates of an area or a person, oldest first; a person&apos;s under every registration.</summary>
internal static class ListCertificates
{
    /// <param name="Id">Its identity.</param>
    /// <param name="Number">What is printed on it. <example>BDHVS-19-2026-7K3M9QX2TD</example></param>
    /// <param name="PublicId">What opens its public page. <example>7k3m9qx2td0h5n8b4c6w1f9gjz</example></param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="LearnerId">The holder.</param>
    /// <param name="AreaId">Where it was earned.</param>
    /// <param name="CriterionCode">Code of the criterion. <example>vneid-basics</example></param>
    /// <param name="CriterionVersion">Number of its version.</param>
    /// <param name="Title">What it is called. <example>Giấy xác nhận hoàn thành khóa học</example></param>
    /// <param name="ValidFrom">From when on it counts.</param>
    /// <param name="ValidUntil">First moment at which it no longer does; absent where it always will.</param>
    public sealed record Item(
        Guid Id, string Number, string PublicId, CertificateStatus Status, Guid LearnerId, Guid AreaId,
        string CriterionCode, int CriterionVersion, string Title, DateTimeOffset ValidFrom, DateTimeOffset? ValidUntil);

    /// <param name="Items">The certificates of this page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="learnerId">Only those of this person.</param>
    /// <param name="areaId">Only those of this area and the areas below it.</param>
    /// <param name="number">Only the one with this number.</param>
    /// <param name="status">Only those that stand there.</param>
    /// <param name="cursor">The cursor of the page before.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        Guid? learnerId, Guid? areaId, [RegularExpression("^[A-Z0-9-]{1,64}$")] string? number,
        Coded<CertificateStatus>? status, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        CertificationDbContext db, CancellationToken cancellationToken)
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
        if (status is { Value: var wanted })
            query = query.Where(c => c.Status == wanted);

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await query.Where(c => c.Id > after).OrderBy(c => c.Id).Take(size + 1)
            .Select(c => new Item(
                c.Id, c.Number, c.PublicId, c.Status, c.LearnerId, c.AreaId, c.CriterionCode, c.CriterionVersion,
                c.Title, c.ValidFrom, c.ValidUntil))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, c => c.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
