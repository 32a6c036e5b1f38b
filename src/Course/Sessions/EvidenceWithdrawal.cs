using Microsoft.EntityFrameworkCore;
using Platform.Courses.Completions;
using Platform.Courses.Learners;

namespace Platform.Courses.Sessions;

internal static class EvidenceWithdrawal
{
    /// <summary>
    /// Reverses the completions that could not be without this attendance. One whose rule asks for no presence stands
    /// on what else it cites. Call with the learners&apos; rows locked.
    /// </summary>
    /// <returns>How many were reversed, with the programmes that rested on them; saved.</returns>
    internal static async Task<int> ReverseWhatRestsOnIt(
        this Attendance attendance, Person person, string by, CourseDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var completions = await db.Completions
            .Where(completion => completion.ClassId == attendance.ClassId && completion.ReversedAt == null)
            .Where(completion => person.Ids.Contains(completion.LearnerId))
            .Where(completion => db.CompletionRules.Any(rule =>
                rule.Code == completion.RuleCode && rule.Version == completion.RuleVersion && rule.NeedsAttendance))
            .ToListAsync(cancellationToken);
        var resting = completions.Where(
            completion => completion.Evidence.Any(evidence => evidence.Id == attendance.Id)).ToList();
        var reversal = new Reversal(ReversalReason.EvidenceWithdrawn, Reference: null, by, now);
        foreach (var completion in resting)
            await ReverseCompletion.Reverse(completion, person, reversal, db, cancellationToken);
        return resting.Count;
    }
}
