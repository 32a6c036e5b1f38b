using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>Somebody was helped with a digital service, or did it alone.</summary>
[MessageUrn("learner.assist-recorded.v1")]
[EntityName("learner.assist-recorded.v1")]
public sealed record AssistRecorded
{
    /// <summary>Identity of the help, given by whoever recorded it.</summary>
    [AggregateId("assist")]
    public required Guid AssistId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Who, where registered.</summary>
    public Guid? LearnerId { get; init; }

    /// <summary>How many people who gave no name.</summary>
    public required int UnnamedCount { get; init; }

    /// <summary>Where it happened.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>
    /// <c>bank</c>, <c>team</c>, <c>union</c>, <c>officer</c>, <c>mentor</c>, <c>family</c> or <c>none</c>.
    /// </summary>
    public required string HelperKind { get; init; }

    /// <summary>Code of what it was about.</summary>
    public required string TopicCode { get; init; }

    /// <summary>Code of the application, <c>vneid</c>.</summary>
    public required string ApplicationCode { get; init; }

    /// <summary>Code of the public service, where it was one.</summary>
    public string? ProcedureCode { get; init; }

    /// <summary>Whether somebody helped.</summary>
    public required bool Assisted { get; init; }

    /// <summary>Whether the person says that the next time will go without help.</summary>
    public required bool AloneNextTimeClaimed { get; init; }

    /// <summary>The place with a counter, where it was one.</summary>
    public Guid? PlaceId { get; init; }

    /// <summary>The day of the help, in Vietnam; the record may come later. Absent in the first messages.</summary>
    public DateOnly? On { get; init; }
}
