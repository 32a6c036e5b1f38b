using Microsoft.EntityFrameworkCore;
using Platform.Courses.Completions;
using Platform.Courses.Learners;
using Platform.Courses.Skills;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>Writes practice down with all that follows from it.</summary>
internal static class PracticeLedger
{
    /// <summary>
    /// Adds the record, plans the questions of the weeks to come and, where nobody helped, the skills that it shows;
    /// completes the courses that waited for it. Call with the learner&apos;s rows locked and save afterwards.
    /// </summary>
    /// <returns>Codes of the skills that the person had not shown by such evidence before.</returns>
    internal static async Task<string[]> Enter(
        this CourseDbContext db, PracticeRecord record, PracticeTask task, Person person,
        CancellationToken cancellationToken)
    {
        var now = record.RecordedAt;
        db.PracticeRecords.Add(record);
        db.AddEvent(record.Recorded(task));
        await PlanFollowUps(db, record, person, now, cancellationToken);
        var skills = record.Assisted
            ? []
            : await db.Demonstrate(
                person, task.SkillCodes,
                new SkillEvidence(Codes.Of(record.Evidence), record.Id, record.AreaId, record.DoneOn), now,
                cancellationToken);
        await db.SaveChangesAsync(cancellationToken); // the rules look for their evidence in the database
        await CompleteCourse.EvaluatePractice(person, record.TaskCode, db, now, cancellationToken);
        return skills;
    }

    /// <summary>Once for each person and task: whoever pays a bill every month is not asked every month.</summary>
    private static async Task PlanFollowUps(
        CourseDbContext db, PracticeRecord record, Person person, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var rule = await db.PracticeRules.InForce(now, cancellationToken);
        var planned = await db.FollowUps
            .Where(followUp => person.Ids.Contains(followUp.LearnerId) && followUp.TaskCode == record.TaskCode)
            .Select(followUp => followUp.Days)
            .ToListAsync(cancellationToken);
        var today = VietnamTime.DateOf(now);
        db.FollowUps.AddRange(rule.FollowUpDays.Except(planned)
            .Where(days => record.DoneOn.AddDays(days) > today) // a record that comes late asks no late question
            .Select(days => FollowUp.Plan(record, days, now)));
    }
}
