using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>
/// An administrative unit is from today another one than it was: renamed, elsewhere in the tree, ended or begun. Sent
/// on the day it takes effect, never before.
/// </summary>
[MessageUrn("learner.area-reorganised.v1")]
[EntityName("learner.area-reorganised.v1")]
public sealed record AreaReorganised
{
    /// <summary>Identity of the area.</summary>
    [AggregateId("area")]
    public required Guid AreaId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The reorganisation it is part of; absent for reference data.</summary>
    public Guid? ReorganisationId { get; init; }

    /// <summary>
    /// <c>merged</c>, <c>divided</c>, <c>renamed</c>, <c>type-changed</c>, <c>special-zone</c>, <c>transferred</c>,
    /// <c>path-changed</c>, <c>announced</c>, <c>registered</c> or <c>undone</c>.
    /// </summary>
    public required string Change { get; init; }

    /// <summary><c>active</c>, <c>future</c>, <c>ended</c> or <c>divided</c>.</summary>
    public required string State { get; init; }

    /// <summary>The unit above; absent for a province.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>
    /// Who may see what belongs to this unit: the units above it today from the province down, then former units it
    /// belonged to, last itself. Its length says nothing about the level.
    /// </summary>
    public required IReadOnlyList<Guid> Path { get; init; }

    /// <summary><c>province</c>, <c>commune</c> or <c>village</c>.</summary>
    public required string Level { get; init; }

    /// <summary>Type as of today, of the last day where the unit is no more; absent for one that never began.</summary>
    public string? Type { get; init; }

    /// <summary>Code of the same day; absent for villages.</summary>
    public string? Code { get; init; }

    /// <summary>Full name with its type of the same day.</summary>
    public string? Name { get; init; }

    /// <summary>First day on which this code and name apply.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day on which they no longer do.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Units that became this one, wholly or in part.</summary>
    public required IReadOnlyList<Guid> PredecessorIds { get; init; }

    /// <summary>Units to which people of this one belong; several while a human has to decide.</summary>
    public required IReadOnlyList<Guid> SuccessorIds { get; init; }
}
