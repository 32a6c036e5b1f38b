using Microsoft.EntityFrameworkCore;
using Platform.Courses.Learners;

namespace Platform.Courses.Completions;

public enum EvidenceKind
{
    /// <summary>Was there at a session.</summary>
    Attendance,

    /// <summary>Passed an attempt at the quiz.</summary>
    Assessment,

    /// <summary>A result that another platform reported.</summary>
    ImportedResult,
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
    Guid LearnerId, EvidenceKind Kind, Guid Id, DateTimeOffset At, int? ScorePercent = null)
{
    public Evidence Cite() => new() { Kind = Kind, Id = Id, At = At };
}

internal static class ClassEvidence
{
    /// <returns>What the people did in a class, by learner: who was there, and who passed.</returns>
    internal static async Task<ILookup<Guid, FoundEvidence>> EvidenceOf(
        this CourseDbContext db, Guid classId, IEnumerable<Person> persons, CancellationToken cancellationToken)
    {
        var ids = persons.SelectMany(person => person.Ids).ToArray();
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
        return presences.Concat(passes).ToLookup(one => one.LearnerId);
    }
}
