using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.Programmes;

/// <summary>The programmes of the movement and of the unit, those that others have taken over among them.</summary>
internal static class ListProgrammes
{
    /// <param name="Items">In the order they were made.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<ProgrammeItem> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.Programmes.AsNoTracking().VisibleTo(scope, db.Areas)
            .Where(programme => programme.Id > after)
            .Join(
                db.ProgrammeVersions,
                programme => new { programme.Id, Number = programme.NewestVersion },
                version => new { Id = version.ProgrammeId, version.Number },
                (p, v) => new { p, v })
            .OrderBy(row => row.p.Id)
            .Take(size + 1)
            .Select(row => new ProgrammeItem(
                row.p.Id, row.p.Code, row.p.OwnerAreaId, row.v.Number, row.v.TitleVi, row.v.TitleEn, row.v.Issuer,
                row.p.SucceededBy, row.p.SucceededOn))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
