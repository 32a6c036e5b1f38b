using System.Reflection;
using System.Text.Json;

namespace Platform.Partners.Ingress;

/// <summary>
/// The published payload schemas by event type; <c>dataschema</c> of an event must be the schema's <c>$id</c>.
/// </summary>
internal sealed class SchemaCatalog
{
    private readonly Dictionary<string, Entry> entries = [];

    private SchemaCatalog()
    {
    }

    /// <summary>Reads the files built into the assembly. A schema that cannot be enforced stops the start.</summary>
    internal static SchemaCatalog Load()
    {
        var catalog = new SchemaCatalog();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(IsSchema))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(file);
            var id = document.RootElement.GetProperty("$id").GetString()!;
            catalog.entries.Add(EventType(id), new Entry(id, new JsonSchema(document.RootElement)));
        }

        return catalog;
    }

    private static bool IsSchema(string resource) => resource.EndsWith(".json", StringComparison.Ordinal);

    /// <returns>The <c>$id</c> of the schema of an event type we publish or accept.</returns>
    internal string SchemaId(string eventType) => entries[eventType].Id;

    /// <returns>Why the payload breaks the contract, or null.</returns>
    internal string? Refuse(CloudEvent evt)
    {
        if (!entries.TryGetValue(evt.Type, out var entry))
            return "type-unknown";
        if (evt.Dataschema != entry.Id)
            return "dataschema-unknown";
        return entry.Schema.FirstViolation(evt.Data) is { } path ? $"data-invalid:{path}" : null;
    }

    /// <summary>
    /// <c>urn:bdhvs:schema:message.receipt-reported.v1</c> describes <c>vn.bdhvs.message.receipt-reported.v1</c>.
    /// </summary>
    private static string EventType(string id) => "vn.bdhvs." + id.Split(':')[^1];

    private sealed record Entry(string Id, JsonSchema Schema);
}
