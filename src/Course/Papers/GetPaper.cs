using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Papers;

/// <summary>A paper as it was drawn, and what came of it.</summary>
internal static class GetPaper
{
    internal static async Task<Results<Ok<PaperItem>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var paper = await db.Papers.AsNoTracking().Where(paper => paper.Id == id).Within(scope, db.Areas)
            .SingleOrDefaultAsync(cancellationToken);
        if (paper is null)
            return TypedResults.NotFound();

        return TypedResults.Ok(await PaperItem.Show(paper, db, cancellationToken));
    }
}
