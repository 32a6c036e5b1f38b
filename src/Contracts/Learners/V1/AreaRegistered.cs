using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>An administrative unit became known to the platform.</summary>
[MessageUrn("learner.area-registered.v1")]
[EntityName("learner.area-registered.v1")]
public sealed record AreaRegistered
{
    /// <summary>Identity of the area; codes and names belong to its dated versions.</summary>
    [AggregateId("area")]
    public required Guid AreaId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The unit above; absent for a province.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Identities from the province down to this unit itself: 1 to 3 entries.</summary>
    public required IReadOnlyList<Guid> Path { get; init; }

    /// <summary><c>province</c>, <c>commune</c> or <c>village</c>.</summary>
    public required string Level { get; init; }

    /// <summary>
    /// <c>tinh</c>, <c>thanh_pho</c>, <c>xa</c>, <c>phuong</c>, <c>dac_khu</c>, <c>thon</c>, <c>to_dan_pho</c>, …
    /// </summary>
    public required string Type { get; init; }

    /// <summary>Code by Decision 19/2025/QĐ-TTg; absent for villages, which have no national code.</summary>
    public string? Code { get; init; }

    /// <summary>Full name with its type, NFC: <c>Phường Đức Xuân</c>.</summary>
    public required string Name { get; init; }

    /// <summary>First day on which this code and name apply.</summary>
    public required DateOnly ValidFrom { get; init; }
}
