using System.Text.Json;

namespace Platform.Partners.Ingress;

/// <summary>
/// A CloudEvents 1.0 event in structured JSON, with the extensions of the contract and no other member.
/// </summary>
internal sealed record CloudEvent
{
    public required string Specversion { get; init; }

    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string Type { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Subject { get; init; }

    public required string Datacontenttype { get; init; }

    public required string Dataschema { get; init; }

    public string? Traceparent { get; init; }

    public string? Tracestate { get; init; }

    public long? Sequence { get; init; }

    public Guid? Areaid { get; init; }

    public required JsonElement Data { get; init; }
}
