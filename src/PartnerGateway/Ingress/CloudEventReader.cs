using System.Text.Json;
using Platform.ServiceDefaults;

namespace Platform.Partners.Ingress;

/// <summary>Reads the envelope strictly: a duplicate, unknown, missing or null member refuses the event.</summary>
internal static class CloudEventReader
{
    /// <summary>
    /// The command profile, but a member's name must be written exactly: "ID" beside "id" is not the same member.
    /// </summary>
    internal static readonly JsonSerializerOptions Options = new(Json.Commands) { PropertyNameCaseInsensitive = false };

    /// <returns>Why the body is not an event of the contract, or null.</returns>
    internal static string? TryRead(ReadOnlyMemory<byte> body, out CloudEvent? evt)
    {
        evt = null;
        try
        {
            evt = JsonSerializer.Deserialize<CloudEvent>(body.Span, Options);
        }
        catch (JsonException)
        {
            return "envelope-invalid";
        }

        if (evt is null || !JsonSchema.IsDateTime(evt.Time))
            return "envelope-invalid";
        if (evt.Specversion != "1.0")
            return "specversion-unsupported";
        if (evt.Datacontenttype != "application/json")
            return "datacontenttype-unsupported";
        if (!IsShort(evt.Id) || !IsShort(evt.Source) || !IsShort(evt.Type) || !IsShort(evt.Subject))
            return "attribute-length";
        return null;
    }

    /// <summary>Short, and of one line: attributes are written into logs and under signatures.</summary>
    private static bool IsShort(string attribute) =>
        attribute.Length is > 0 and <= 200 && !attribute.Any(char.IsControl);
}
