using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

internal static class DraftCheck
{
    /// <returns>Why it is no draft: it contradicts itself, or names skills or tasks nobody knows.</returns>
    internal static async Task<ProblemHttpResult?> Refusal(
        CourseContent content, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        if (content.Faults().ToList() is { Count: > 0 } faults)
            return CatalogueProblems.ContentInvalid(faults);

        var visible = db.Frameworks.VisibleTo(scope, db.Areas);
        var skills = await db.Skills
            .Where(skill => content.SkillCodes.Contains(skill.Code))
            .Where(skill => visible.Any(f => f.Code == skill.FrameworkCode && f.Version == skill.FrameworkVersion))
            .Select(skill => skill.Code).ToListAsync(cancellationToken);
        var tasks = await db.PracticeTasks.Where(task => content.PracticeTasks.Contains(task.Code))
            .Select(task => task.Code).Distinct().ToListAsync(cancellationToken);
        var unknown = content.SkillCodes.Except(skills).Concat(content.PracticeTasks.Except(tasks)).ToList();
        return unknown.Count > 0 ? CatalogueProblems.UnknownCodes(unknown) : null;
    }
}
