using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Messaging.Inbox;

/// <summary>Shows the shape of a message and its ids and times, not what it says about anybody.</summary>
public static class PayloadMask
{
    private const string Masked = "•••";

    /// <summary>Copies the body with every text masked that is neither an id nor a time.</summary>
    /// <param name="body">UTF-8 JSON, or anything else.</param>
    /// <returns>The masked copy; null where the body is no JSON or nested deeper than any event.</returns>
    public static JsonNode? Mask(byte[] body)
    {
        try
        {
            var node = JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { MaxDepth = 32 });
            return Copy(node);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonNode? Copy(JsonNode? node) => node switch
    {
        JsonObject members =>
            new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Copy(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Copy)]),
        JsonValue value when value.GetValueKind() is JsonValueKind.String && !IsPlain(value.GetValue<string>()) =>
            Masked,
        null => null,
        _ => node.DeepClone(),
    };

    private static bool IsPlain(string text) => Guid.TryParse(text, out _) || DateTimeOffset.TryParse(text, out _);
}
