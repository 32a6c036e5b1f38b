using System.Buffers;
using System.Text.Json;
using Platform.Partners.Ingress;

namespace Platform.Partners.Egress;

/// <summary>Writes what the platform says to operators: the same bytes by every channel.</summary>
internal sealed class EventWriter(SchemaCatalog schemas)
{
    private const string Source = "urn:bdhvs:platform";

    internal ReadOnlyMemory<byte> Write(PartnerFeedEntry entry, string? traceParent) => Write(
        entry.Id, entry.Type, entry.Subject, entry.CreatedAt, traceParent, entry.Data!);

    internal ReadOnlyMemory<byte> Write(
        Guid id, string type, string subject, DateTimeOffset time, string? traceParent, byte[] data)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", id);
        json.WriteString("source", Source);
        json.WriteString("type", type);
        json.WriteString("time", time.UtcDateTime);
        json.WriteString("subject", subject);
        json.WriteString("datacontenttype", "application/json");
        json.WriteString("dataschema", schemas.SchemaId(type));
        if (traceParent is not null)
            json.WriteString("traceparent", traceParent);
        json.WritePropertyName("data");
        json.WriteRawValue(data);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
