using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>The legal name of a learner was set or corrected. Read by Certification alone.</summary>
[PersonalData]
[MessageUrn("learner.learner-identity-changed.v1")]
[EntityName("learner.learner-identity-changed.v1")]
public sealed record LearnerIdentityChanged
{
    /// <summary>Opaque identity of the learner.</summary>
    [AggregateId("learner")]
    public required Guid LearnerId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Legal name as entered, NFC, 1 to 200 characters.</summary>
    public required string FullName { get; init; }
}
