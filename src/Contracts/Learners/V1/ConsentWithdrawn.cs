using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A learner withdrew consent, or objected to a purpose that needs none.</summary>
[MessageUrn("learner.consent-withdrawn.v1")]
[EntityName("learner.consent-withdrawn.v1")]
public sealed record ConsentWithdrawn
{
    /// <summary>Identity of the consent of one learner for one purpose.</summary>
    [AggregateId("consent")]
    public required Guid ConsentId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Opaque identity of the learner.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Code of the purpose: <c>sms-notices</c>, <c>marketing</c>, …</summary>
    public required string Purpose { get; init; }

    /// <summary>
    /// <c>paper</c>, <c>recorded-call</c>, <c>sms</c>, <c>web</c>, <c>app</c> or <c>field</c>; <c>merge</c> where two
    /// registrations turned out to be one person, or not to be.
    /// </summary>
    public required string Channel { get; init; }

    /// <summary>The day it was withdrawn.</summary>
    public required DateOnly WithdrawnOn { get; init; }
}
