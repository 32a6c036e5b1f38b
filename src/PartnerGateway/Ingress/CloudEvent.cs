using System.Globalization;
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

    /// <summary>As it was written: a signature is over the text.</summary>
    public required string Time { get; init; }

    public required string Subject { get; init; }

    public required string Datacontenttype { get; init; }

    public required string Dataschema { get; init; }

    public string? Traceparent { get; init; }

    public string? Tracestate { get; init; }

    public long? Sequence { get; init; }

    public Guid? Areaid { get; init; }

    /// <summary>Name of the key that signed it.</summary>
    public string? Keyid { get; init; }

    /// <summary>Ed25519 over <see cref="SignedText"/>, Base64.</summary>
    public string? Signature { get; init; }

    public required JsonElement Data { get; init; }

    internal DateTimeOffset At => DateTimeOffset.Parse(Time, CultureInfo.InvariantCulture);

    /// <summary>
    /// What the operator says, each on a line, the data as they were written. No attribute holds a line break.
    /// </summary>
    internal string SignedText => string.Join('\n', Id, Source, Type, Subject, Time, Sequence, Data.GetRawText());
}
