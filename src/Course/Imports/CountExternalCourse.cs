using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Completions;

namespace Platform.Courses.Imports;

/// <summary>
/// Lets a course of another platform count as one of ours, from a day on. What was in force before stays for results of
/// before. The same decision again changes nothing.
/// </summary>
internal static class CountExternalCourse
{
    /// <param name="ExternalCourse">The course as the source names it, <c>qlnn-ky-nang-so</c>.</param>
    /// <param name="CourseId">The course it counts as.</param>
    /// <param name="CourseVersion">Version of that course.</param>
    /// <param name="ValidFrom">Results of this day and later.</param>
    /// <param name="Basis">The decision or document. <example>QĐ 12/QĐ-SNV</example></param>
    public sealed record Request(
        [StringLength(200, MinimumLength = 1)]
        [RegularExpression(@"[0-9A-Za-z.,:;/?#=&%@_~+-]+\z")] string ExternalCourse,
        Guid CourseId, [Range(1, 10_000)] int CourseVersion, DateOnly ValidFrom,
        [StringLength(500, MinimumLength = 3)] string Basis);

    internal static async Task<Results<Ok<ListCompletionSources.EquivalenceItem>, NotFound, ProblemHttpResult>> Handle(
        [StringLength(64, MinimumLength = 1)] string code, Request request, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        if (!await db.CompletionSources.AnyAsync(source => source.Code == code, cancellationToken))
            return TypedResults.NotFound();
        if (!await db.CourseVersions.AnyAsync(
            version => version.CourseId == request.CourseId && version.Number == request.CourseVersion,
            cancellationToken))
            return ResultProblems.UnknownCourse;

        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({"equivalences:" + code}, 0))", cancellationToken);
        var latest = await db.CourseEquivalences.AsNoTracking()
            .Where(row => row.Source == code && row.ExternalCourse == request.ExternalCourse)
            .OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        if (latest is not null && IsSame(latest, request))
            return TypedResults.Ok(ListCompletionSources.Describe(latest));
        if (latest?.ValidFrom >= request.ValidFrom)
            return ResultProblems.EquivalenceOutOfOrder;

        var added = new CourseEquivalence
        {
            Source = code,
            ExternalCourse = request.ExternalCourse,
            Version = (latest?.Version ?? 0) + 1,
            CourseId = request.CourseId,
            CourseVersion = request.CourseVersion,
            ValidFrom = request.ValidFrom,
            Basis = request.Basis,
        };
        db.CourseEquivalences.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ListCompletionSources.Describe(added));
    }

    private static bool IsSame(CourseEquivalence row, Request request) =>
        row.CourseId == request.CourseId && row.CourseVersion == request.CourseVersion
        && row.ValidFrom == request.ValidFrom && row.Basis == request.Basis;
}
