using Microsoft.EntityFrameworkCore;
using Platform.Courses.Learners;

namespace Platform.Courses.Completions;

/// <summary>What a completion is made of.</summary>
/// <param name="Person">Who.</param>
/// <param name="AreaId">Where.</param>
/// <param name="ClassId">The class, where it was done here.</param>
/// <param name="Source">The platform, where it was done elsewhere.</param>
/// <param name="Rule">What judged it.</param>
/// <param name="AssuranceLevel">What it is worth.</param>
/// <param name="Cycle">The cycle that was open.</param>
/// <param name="Evidence">What it rests on.</param>
internal sealed record Earned(
    Person Person, Guid AreaId, Guid? ClassId, string? Source, CompletionRule Rule, string AssuranceLevel, int Cycle,
    IReadOnlyList<FoundEvidence> Evidence)
{
    /// <summary>When the last piece of it came about.</summary>
    public DateTimeOffset CompletedAt => Evidence.Max(one => one.At);

    public int? ScorePercent => Evidence.Max(one => one.ScorePercent);
}

/// <summary>A course version by the names that others know it by.</summary>
internal sealed record CourseTitle(Guid CourseId, int CourseVersion, string Code, string TitleVi)
{
    internal static Task<CourseTitle> Of(
        CourseDbContext db, Guid courseId, int courseVersion, CancellationToken cancellationToken) =>
        db.CourseVersions
            .Where(version => version.CourseId == courseId && version.Number == courseVersion)
            .Join(
                db.Courses, version => version.CourseId, course => course.Id,
                (version, course) => new CourseTitle(course.Id, version.Number, course.Code, version.TitleVi))
            .SingleAsync(cancellationToken);
}
