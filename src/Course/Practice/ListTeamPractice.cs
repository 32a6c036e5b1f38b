using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>The community projects of a team: who took part in what, one line for each person.</summary>
internal static class ListTeamPractice
{
    internal static async Task<Results<Ok<PracticePage>, NotFound>> Handle(
        Guid id, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        if (!await db.Teams.Within(scope, db.Areas).AnyAsync(team => team.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var records = db.PracticeRecords.Where(record => record.TeamId == id).Within(scope, db.Areas);
        return TypedResults.Ok(await records.Page(cursor, limit, cancellationToken));
    }
}
