using MassTransit;

namespace Platform.Contracts.Certifications.V1;

/// <summary>A mentor is recognised for the number of people guided.</summary>
[MessageUrn("certification.mentor-recognition-granted.v1")]
[EntityName("certification.mentor-recognition-granted.v1")]
public sealed record MentorRecognitionGranted
{
    /// <summary>Identity of the recognition: one for each mentor.</summary>
    [AggregateId("mentor-recognition")]
    public required Guid RecognitionId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The learner who mentors.</summary>
    public required Guid MentorId { get; init; }

    /// <summary>Learners who are being guided or were guided to the end.</summary>
    public required int Mentees { get; init; }

    /// <summary>Version of the rule that was met.</summary>
    public required int RuleVersion { get; init; }
}
