using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>The operator that carries a session told where it can be followed.</summary>
[MessageUrn("course.session-link-ready.v1")]
[EntityName("course.session-link-ready.v1")]
public sealed record SessionLinkReady
{
    /// <summary>Identity of the session.</summary>
    [AggregateId("session")]
    public required Guid SessionId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The class that meets.</summary>
    public required Guid ClassId { get; init; }

    /// <summary>Where its host is.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The operator, as registered: <c>mobifone</c>.</summary>
    public required string OperatorId { get; init; }

    /// <summary>Where the points follow the broadcast, an https address.</summary>
    public required string JoinUrl { get; init; }
}
