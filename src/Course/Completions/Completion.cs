using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

public enum ReversalReason
{
    /// <summary>The wrong person, class or course.</summary>
    EnteredInError,

    Fraud,

    /// <summary>A roll-call or a paper it rests on was withdrawn.</summary>
    EvidenceWithdrawn,

    /// <summary>The platform that reported it took it back.</summary>
    SourceCorrected,

    Other,
}

/// <summary>Why something is taken back, by which decision or record, by whom and when.</summary>
internal sealed record Reversal(ReversalReason Reason, string? Reference, string By, DateTimeOffset At);

/// <summary>
/// A learner has done a course version, by a rule and on evidence that are named. One counts per learner, version and
/// cycle; one that was reversed stays, and its evidence never counts again.
/// </summary>
internal sealed class Completion : IInArea
{
    private readonly List<Evidence> evidence = [];

    private Completion()
    {
    }

    public Guid Id { get; private set; }

    public Guid LearnerId { get; private set; }

    public Guid CourseId { get; private set; }

    public int CourseVersion { get; private set; }

    /// <summary>1, and more only where the course has to be renewed.</summary>
    public int Cycle { get; private set; }

    /// <summary>The class it was done in; absent where it was done elsewhere, or by practice alone.</summary>
    public Guid? ClassId { get; private set; }

    public Guid AreaId { get; private set; }

    public string AssuranceLevel { get; private set; } = "";

    public int? ScorePercent { get; private set; }

    public string RuleCode { get; private set; } = "";

    public int RuleVersion { get; private set; }

    public IReadOnlyList<Evidence> Evidence => evidence;

    /// <summary>Code of the platform that reported it; absent where it was done here.</summary>
    public string? Source { get; private set; }

    public DateTimeOffset CompletedAt { get; private set; }

    public DateTimeOffset? ReversedAt { get; private set; }

    public string? ReversedBy { get; private set; }

    public ReversalReason? ReversalReason { get; private set; }

    /// <summary>Number of the decision or record; no words, which might name a person.</summary>
    public string? ReversalReference { get; private set; }

    /// <summary>Counts the completion&apos;s events.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private set; }

    public static (Completion Completion, CourseCompleted Completed) Grant(
        Earned earned, CourseTitle course, DateTimeOffset now)
    {
        var completion = new Completion
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = earned.Person.Id,
            CourseId = course.CourseId,
            CourseVersion = course.CourseVersion,
            Cycle = earned.Cycle,
            ClassId = earned.ClassId,
            AreaId = earned.AreaId,
            AssuranceLevel = earned.AssuranceLevel,
            ScorePercent = earned.ScorePercent,
            RuleCode = earned.Rule.Code,
            RuleVersion = earned.Rule.Version,
            Source = earned.Source,
            CompletedAt = earned.CompletedAt,
            Version = 1,
        };
        completion.evidence.AddRange(earned.Evidence.Select(one => one.Cite()));
        return (completion, completion.Tell(course, now));
    }

    /// <summary>Takes the completion back; null where that was done before.</summary>
    public CompletionReversed? Reverse(Reversal reversal)
    {
        if (ReversedAt is not null)
            return null;

        (ReversalReason, ReversalReference) = (reversal.Reason, reversal.Reference);
        (ReversedBy, ReversedAt) = (reversal.By, reversal.At);
        return new CompletionReversed
        {
            CompletionId = Id,
            Version = ++Version,
            OccurredAt = reversal.At,
            LearnerId = LearnerId,
            CourseId = CourseId,
            CourseVersion = CourseVersion,
            AreaId = AreaId,
            Cycle = Cycle,
            ReasonCode = Codes.Of(reversal.Reason),
        };
    }

    private CourseCompleted Tell(CourseTitle course, DateTimeOffset now) => new()
    {
        CompletionId = Id,
        Version = Version,
        OccurredAt = now,
        LearnerId = LearnerId,
        CourseId = CourseId,
        CourseCode = course.Code,
        CourseVersion = CourseVersion,
        CourseTitle = course.TitleVi,
        AreaId = AreaId,
        AssuranceLevel = AssuranceLevel,
        ScorePercent = ScorePercent ?? 0,
        Cycle = Cycle,
        RuleCode = RuleCode,
        RuleVersion = RuleVersion,
        Source = Source,
    };
}
