using Microsoft.EntityFrameworkCore;
using Platform.Courses.Learners;
using Platform.Messaging;

namespace Platform.Courses.Skills;

/// <summary>Shared by practice and by assessments: whatever shows a skill tells of it here.</summary>
internal static class DemonstrateSkills
{
    /// <summary>
    /// Adds the skills that the person has not shown by this kind of evidence under any of their ids. Call with the
    /// learner&apos;s rows locked and save afterwards; the unique index stands behind.
    /// </summary>
    /// <returns>Codes of the skills that are new.</returns>
    internal static async Task<string[]> Demonstrate(
        this CourseDbContext db, Person person, IReadOnlyCollection<string> skillCodes, SkillEvidence evidence,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var shown = await db.SkillDemonstrations
            .Where(one => person.Ids.Contains(one.LearnerId) && one.Evidence == evidence.Kind)
            .Where(one => skillCodes.Contains(one.SkillCode))
            .Select(one => one.SkillCode)
            .ToListAsync(cancellationToken);
        string[] first = [.. skillCodes.Except(shown)];
        foreach (var skillCode in first)
        {
            var (demonstration, demonstrated) = SkillDemonstration.Show(person.Id, skillCode, evidence, now);
            db.SkillDemonstrations.Add(demonstration);
            db.AddEvent(demonstrated);
        }

        return first;
    }
}
