using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>What a person has practised, under each of their ids.</summary>
internal static class ListPractice
{
    internal static async Task<Results<Ok<PracticePage>, NotFound>> Handle(
        Guid id, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var person = await db.Person(id, cancellationToken);
        if (!await db.Learners.Within(scope, db.Areas)
            .AnyAsync(learner => learner.Id == person.Id, cancellationToken))
            return TypedResults.NotFound();

        var records = db.PracticeRecords.Where(record => person.Ids.Contains(record.LearnerId));
        return TypedResults.Ok(await records.Page(cursor, limit, cancellationToken));
    }
}
