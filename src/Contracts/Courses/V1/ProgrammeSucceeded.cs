using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A programme took over others, for example those of the provinces that were merged.</summary>
[MessageUrn("course.programme-succeeded.v1")]
[EntityName("course.programme-succeeded.v1")]
public sealed record ProgrammeSucceeded
{
    /// <summary>Identity of the programme that goes on.</summary>
    [AggregateId("programme")]
    public required Guid ProgrammeId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The unit that runs it.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The programmes it took over. What was learnt in them stays, with the issuer of that time.</summary>
    public required IReadOnlyList<Guid> InheritedFrom { get; init; }

    /// <summary>Number of the decision.</summary>
    public required string DecisionNo { get; init; }

    /// <summary>First day under the successor.</summary>
    public required DateOnly EffectiveOn { get; init; }
}
