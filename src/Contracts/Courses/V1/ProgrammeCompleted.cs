using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A learner did every module of a programme. Once for each version of it.</summary>
[MessageUrn("course.programme-completed.v1")]
[EntityName("course.programme-completed.v1")]
public sealed record ProgrammeCompleted
{
    /// <summary>Identity of the completion.</summary>
    [AggregateId("programme-completion")]
    public required Guid ProgrammeCompletionId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The learner.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>The programme.</summary>
    public required Guid ProgrammeId { get; init; }

    /// <summary>Stable code of the programme, for example <c>4t</c>.</summary>
    public required string ProgrammeCode { get; init; }

    /// <summary>Version of the programme the learner was on, from 1.</summary>
    public required int ProgrammeVersion { get; init; }

    /// <summary>Vietnamese title of that version.</summary>
    public required string ProgrammeTitle { get; init; }

    /// <summary>Where the last module was studied.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The completions of courses it rests on, one for each module.</summary>
    public required IReadOnlyList<Guid> CompletionIds { get; init; }

    /// <summary>Name of the body that offers the programme, as it was called when the learner began.</summary>
    public required string Issuer { get; init; }

    /// <summary>The programme that has taken this one over; none where it goes on under its own name.</summary>
    public Guid? SuccessorProgrammeId { get; init; }
}
