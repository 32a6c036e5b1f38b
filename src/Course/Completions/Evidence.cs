using Microsoft.EntityFrameworkCore;
using Platform.Courses.Learners;
using Platform.Courses.Practice;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

public enum EvidenceKind
{
    /// <summary>Was there at a session.</summary>
    Attendance,

    /// <summary>Passed an attempt at the quiz.</summary>
    Assessment,

    /// <summary>A result that another platform reported.</summary>
    ImportedResult,

    /// <summary>Did a task of real life.</summary>
    Practice,
}

/// <summary>A row that a completion rests on.</summary>
internal sealed class Evidence
{
    public required EvidenceKind Kind { get; init; }

    public required Guid Id { get; init; }

    /// <summary>When it came about.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Evidence before it is judged.</summary>
internal sealed record FoundEvidence(
    Guid LearnerId, EvidenceKind Kind, Guid Id, DateTimeOffset At, int? ScorePercent = null, Doing? Doing = null)
{
    public Evidence Cite() => new() { Kind = Kind, Id = Id, At = At };
}

/// <summary>A task of real life that somebody did, as far as a rule asks.</summary>
internal sealed record Doing(string TaskCode, PracticeEvidence Witness, bool Assisted);

internal static class EvidenceQueries
{
    /// <returns>What the people did in a class and of the tasks the rule asks for, by learner.</returns>
    internal static async Task<ILookup<Guid, FoundEvidence>> EvidenceOf(
        this CourseDbContext db, CompletionRule rule, Guid? classId, IEnumerable<Person> persons,
        CancellationToken cancellationToken)
    {
        var ids = persons.SelectMany(person => person.Ids).ToArray();
        List<FoundEvidence> found = [];
        if (classId is { } held)
            found.AddRange(await InClass(db, held, ids, cancellationToken));
        if (rule.PracticeTasks.Length > 0)
            found.AddRange(await InLife(db, rule.PracticeTasks, ids, cancellationToken));
        return found.ToLookup(one => one.LearnerId);
    }

    private static async Task<IEnumerable<FoundEvidence>> InClass(
        CourseDbContext db, Guid classId, Guid[] ids, CancellationToken cancellationToken)
    {
        var presences = await db.Attendances
            .Where(row => row.ClassId == classId && ids.Contains(row.LearnerId))
            .Select(row => new FoundEvidence(
                row.LearnerId, EvidenceKind.Attendance, row.Id, row.RecordedAt, null))
            .ToListAsync(cancellationToken);
        var passes = await db.Assessments
            .Where(row => row.ClassId == classId && row.Passed && ids.Contains(row.LearnerId))
            .Select(row => new FoundEvidence(
                row.LearnerId, EvidenceKind.Assessment, row.Id, row.CompletedAt, row.ScorePercent))
            .ToListAsync(cancellationToken);
        return presences.Concat(passes);
    }

    private static async Task<IEnumerable<FoundEvidence>> InLife(
        CourseDbContext db, string[] tasks, Guid[] ids, CancellationToken cancellationToken)
    {
        var records = await db.PracticeRecords.AsNoTracking()
            .Where(record => tasks.Contains(record.TaskCode) && ids.Contains(record.LearnerId))
            .ToListAsync(cancellationToken);
        return records.Select(record => new FoundEvidence(
            record.LearnerId, EvidenceKind.Practice, record.Id, VietnamTime.At(record.DoneOn, TimeOnly.MinValue),
            Doing: new Doing(record.TaskCode, record.Evidence, record.Assisted)));
    }
}
