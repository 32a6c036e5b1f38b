using MassTransit;

namespace Platform.Contracts.Notifications.V1;

/// <summary>A broadcast to a segment ended: what was sent to how many.</summary>
[MessageUrn("notification.broadcast-ended.v1")]
[EntityName("notification.broadcast-ended.v1")]
public sealed record BroadcastEnded
{
    /// <summary>Identity of the broadcast; its messages name it as their source.</summary>
    [AggregateId("broadcast")]
    public required Guid BroadcastId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The unit that sent it.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Code of the template.</summary>
    public required string TemplateCode { get; init; }

    /// <summary>Version of the template, from 1.</summary>
    public required int TemplateVersion { get; init; }

    /// <summary><c>completed</c>, <c>expired</c> where its use ended before its list, or <c>cancelled</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Messages that were queued.</summary>
    public required int Queued { get; init; }

    /// <summary>People of the segment whom no channel reaches.</summary>
    public required int Unreachable { get; init; }
}
