using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;

namespace Platform.Courses.Programmes;

/// <summary>
/// A learner has done every module of a version. One counts for each learner and version; one that was reversed stays.
/// </summary>
internal sealed class ProgrammeCompletion : IInArea
{
    private ProgrammeCompletion()
    {
    }

    public Guid Id { get; private set; }

    public Guid LearnerId { get; private set; }

    public Guid ProgrammeId { get; private set; }

    public int ProgrammeVersion { get; private set; }

    /// <summary>Where the last module was done.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>The completions of courses it rests on, in the order of the modules.</summary>
    public Guid[] CompletionIds { get; private set; } = [];

    public DateTimeOffset CompletedAt { get; private set; }

    public DateTimeOffset? ReversedAt { get; private set; }

    /// <summary>Counts the completion&apos;s events.</summary>
    public long Version { get; private set; }

    public static (ProgrammeCompletion Completion, ProgrammeCompleted Completed) Grant(
        Programme programme, ProgrammeVersion version, Guid learnerId, IReadOnlyCollection<DoneCourse> evidence,
        DateTimeOffset now)
    {
        var completion = new ProgrammeCompletion
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = learnerId,
            ProgrammeId = programme.Id,
            ProgrammeVersion = version.Number,
            AreaId = evidence.MaxBy(course => (course.CompletedAt, course.Id))!.AreaId,
            CompletionIds = [.. evidence.Select(course => course.Id)],
            CompletedAt = now,
            Version = 1,
        };
        return (completion, new ProgrammeCompleted
        {
            ProgrammeCompletionId = completion.Id,
            Version = completion.Version,
            OccurredAt = now,
            LearnerId = learnerId,
            ProgrammeId = programme.Id,
            ProgrammeCode = programme.Code,
            ProgrammeVersion = version.Number,
            ProgrammeTitle = version.TitleVi,
            AreaId = completion.AreaId,
            CompletionIds = completion.CompletionIds,
            Issuer = version.Issuer,
            SuccessorProgrammeId = programme.SucceededBy,
        });
    }

    /// <summary>One of the courses it rests on is not done any more. Call on one that counts.</summary>
    public ProgrammeCompletionReversed Reverse(Guid completionId, DateTimeOffset now)
    {
        ReversedAt = now;
        return new ProgrammeCompletionReversed
        {
            ProgrammeCompletionId = Id,
            Version = ++Version,
            OccurredAt = now,
            LearnerId = LearnerId,
            ProgrammeId = ProgrammeId,
            ProgrammeVersion = ProgrammeVersion,
            AreaId = AreaId,
            CompletionId = completionId,
        };
    }
}
