using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>What a record must hold to before it is believed.</summary>
internal static class PracticeChecks
{
    /// <summary>What is older is remembered by nobody; the ledger is of today&apos;s habits.</summary>
    private const int DaysBack = 731;

    /// <returns>What is wrong with it; nothing where all is right.</returns>
    internal static async Task<ProblemHttpResult?> Refuse(
        this CourseDbContext db, PracticeRecord record, PracticeTask task, Person person, AreaScope scope,
        CancellationToken cancellationToken)
    {
        var today = VietnamTime.DateOf(record.RecordedAt);
        if (record.DoneOn > today || record.DoneOn < today.AddDays(-DaysBack))
            return PracticeProblems.DayOutOfRange;
        if ((record.Evidence is PracticeEvidence.Mentor && record.WitnessLearnerId is null)
            || (record.Evidence is PracticeEvidence.Self && record.WitnessLearnerId is not null)
            || (record.WitnessLearnerId is { } self && person.Ids.Contains(self)))
            return PracticeProblems.WitnessInvalid;
        if ((task.Kind is TaskKind.CommunityProject) != (record.TeamId is not null))
            return PracticeProblems.TeamInvalid;
        if (record.WitnessLearnerId is { } witness
            && !await db.Learners.Within(scope, db.Areas).AnyAsync(one => one.Id == witness, cancellationToken))
            return PracticeProblems.UnknownWitness;
        return record.TeamId is { } team
            && !await db.Teams.Within(scope, db.Areas).AnyAsync(one => one.Id == team, cancellationToken)
            ? PracticeProblems.UnknownTeam
            : null;
    }
}
