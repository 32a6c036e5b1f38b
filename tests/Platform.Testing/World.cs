using System.Text.Json.Nodes;

namespace Platform.Testing;

/// <summary>One row of every kind a path can name, all within one area.</summary>
/// <param name="named">What the members that hold an id are called, and which row they then mean.</param>
public abstract class World(IReadOnlyDictionary<string, string> named)
{
    private readonly Dictionary<string, Guid> rows = [];

    public Guid this[string kind]
    {
        get => rows.TryGetValue(kind, out var id)
            ? id
            : throw new ArgumentException($"{GetType().Name} makes no {kind}: add it there, or write * in routes.txt.");
        protected set => rows[kind] = value;
    }

    /// <summary>A request with rows of this world in the place of the ids of its example.</summary>
    public JsonNode In(JsonNode example)
    {
        var request = example.DeepClone();
        Name(request);
        return request;
    }

    private void Name(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Name(item);
        }

        foreach (var (name, value) in (node as JsonObject)?.ToList() ?? [])
        {
            if (!named.TryGetValue(name, out var kind))
                Name(value);
            else if (value is JsonArray)
                node![name] = new JsonArray((JsonNode)this[kind]);
            else
                node![name] = this[kind];
        }
    }
}
