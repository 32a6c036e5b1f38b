using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Criteria;

namespace Platform.Certifications.Certificates;

/// <summary>Whether what somebody did is what a criterion asks for, and how sure that is.</summary>
internal static class Fulfilment
{
    /// <summary>A first look: whether the criterion speaks of such a completion at all.</summary>
    internal static bool Names(Criterion criterion, Completion completion) => criterion.Kind == completion.Kind
        && (criterion.Codes.Contains(completion.Code) || NamesCourseOf(criterion, completion.Code));

    internal static async Task<(IssueOutcome Outcome, Earned? Earned)> Of(
        Criterion criterion, Completion completion, IReadOnlyList<Guid> person, CertificationDbContext db,
        CancellationToken cancellationToken)
    {
        if (!Names(criterion, completion))
            return (IssueOutcome.NotFulfilled, null);

        // A reversal that comes now waits, and then sees the certificate.
        Guid[] all = [.. completion.RestsOn.Append(completion.Id).Order()];
        foreach (var id in all)
            await db.HoldCompletion(id, cancellationToken);
        if (await db.ReversedCompletions.AnyAsync(r => all.Contains(r.CompletionId), cancellationToken))
            return (IssueOutcome.Reversed, null);

        var scale = await AssuranceScale.Load(db, cancellationToken);
        var earned = criterion.Kind switch
        {
            CriterionKind.SkillSet => await OfSkills(criterion, completion, person, scale, db, cancellationToken),
            CriterionKind.Course => Amount(completion, completion.AssuranceLevel!),
            _ => await OfCourses(criterion, completion, scale, db, cancellationToken),
        };
        if (earned is null)
            return (IssueOutcome.NotFulfilled, null);
        return scale.Satisfies(earned.AssuranceLevel, criterion.LeastAssurance)
            ? (IssueOutcome.Issued, earned)
            : (IssueOutcome.AssuranceTooLow, null);
    }

    /// <summary>As sure as the least sure of the courses; nothing as long as one of them was not told of.</summary>
    private static async Task<Earned?> OfCourses(
        Criterion criterion, Completion completion, AssuranceScale scale, CertificationDbContext db,
        CancellationToken cancellationToken)
    {
        var courses = await db.Completions.AsNoTracking().Where(c => completion.RestsOn.Contains(c.Id))
            .ToListAsync(cancellationToken);
        if (courses.Count < completion.RestsOn.Length || courses.Count == 0)
            return null;
        var asked = criterion.Codes.Contains(completion.Code)
            || courses.Exists(course => criterion.Codes.Contains($"{completion.Code}/{course.Code}"));
        return asked ? Amount(completion, scale.Lowest(courses.Select(course => course.AssuranceLevel!))) : null;
    }

    /// <summary>Each skill counts as its surest demonstration, the set as its least sure skill.</summary>
    private static async Task<Earned?> OfSkills(
        Criterion criterion, Completion completion, IReadOnlyList<Guid> person, AssuranceScale scale,
        CertificationDbContext db, CancellationToken cancellationToken)
    {
        var shown = (await db.Completions.AsNoTracking()
                .Where(c => person.Contains(c.LearnerId) && c.Kind == CriterionKind.SkillSet
                    && criterion.Codes.Contains(c.Code))
                .ToListAsync(cancellationToken))
            .GroupBy(c => c.Code).ToList();
        if (shown.Count < criterion.Codes.Length)
            return null;
        var surest = shown.Select(skill => scale.Highest(skill.Select(one => one.AssuranceLevel!)));
        return Amount(completion, scale.Lowest(surest));
    }

    /// <summary>A platform alone, or one course of it: <c>platform/course</c>.</summary>
    private static bool NamesCourseOf(Criterion criterion, string source) =>
        criterion.Kind is CriterionKind.ImportedCompletion
        && criterion.Codes.Any(code => code.StartsWith(source + "/", StringComparison.Ordinal));

    private static Earned Amount(Completion completion, string level) =>
        new(completion.Id, completion.LearnerId, completion.AreaId, level, completion.At);
}
