using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Partners.Partners;

/// <summary>
/// One thing at the broker, by its path in the management API: what is put there, and read there to compare.
/// </summary>
/// <param name="ReadAt">Where it is read, if not where it is put.</param>
/// <param name="Read">What is read there, if not what is put.</param>
internal sealed record BrokerObject(
    string Path, JsonObject Declared, string? ReadAt = null, JsonObject? Read = null)
{
    /// <summary>Bindings have no path of their own to be put at.</summary>
    internal bool IsBinding => Path.StartsWith("bindings/", StringComparison.Ordinal);

    internal bool IsQueue => Path.StartsWith("queues/", StringComparison.Ordinal);

    /// <returns>Whether a queue can be declared again as this one: no argument more, none less.</returns>
    internal bool HasArgumentsOf(JsonNode queue) =>
        JsonNode.DeepEquals(queue["arguments"], Declared["arguments"]);

    /// <returns>Whether what the broker answers holds everything that was declared.</returns>
    internal bool Is(JsonNode? actual) => actual switch
    {
        JsonArray items => items.Any(item => Holds(item, Read ?? Declared)),
        _ => Holds(actual, Read ?? Declared) && (!IsQueue || HasArgumentsOf(actual!)),
    };

    private static bool Holds(JsonNode? actual, JsonNode? declared) => declared is JsonObject members
        ? actual is JsonObject found && members.All(member => Holds(found[member.Key], member.Value))
        : JsonNode.DeepEquals(actual, declared);
}

/// <summary>
/// Everything an operator has at the broker: its own virtual host, so that it can neither reach nor see anybody else;
/// one exchange to write to, two queues to read from, limits. Provisioning puts it, the difference reads it.
/// </summary>
internal static class BrokerTopology
{
    /// <summary>
    /// Queue behind the operator's exchange. Its name is outside of everything the operator may touch.
    /// </summary>
    internal const string IngressQueue = "ingress";

    /// <summary>
    /// Deliveries that killed their consumer too often: a bug of ours, not the operator's message lost.
    /// </summary>
    internal const string DeadQueue = "ingress-dead";

    internal static IEnumerable<BrokerObject> Of(Partner partner, string platformUser)
    {
        var vhost = Escape(partner.VirtualHost);
        yield return new($"vhosts/{vhost}", Json(new { description = $"Operator {partner.Id}" }));
        yield return Limit("vhost-limits", vhost, "max-connections", 40);
        yield return Limit("vhost-limits", vhost, "max-queues", 8);
        yield return new(
            $"permissions/{vhost}/{Escape(platformUser)}", Json(new { configure = ".*", write = ".*", read = ".*" }));

        // Quorum and explicit bounds everywhere: the defaults of the broker's versions differ.
        yield return Queue(vhost, DeadQueue, new() { ["x-queue-type"] = "quorum", ["x-delivery-limit"] = 20 });
        yield return Queue(vhost, IngressQueue, new()
        {
            ["x-queue-type"] = "quorum",
            ["x-max-length"] = 200_000,
            ["x-max-length-bytes"] = 1L << 30,
            ["x-overflow"] = "reject-publish", // a full queue pushes back on the operator; it never drops a receipt
            ["x-delivery-limit"] = 20,
            ["x-dead-letter-exchange"] = "",
            ["x-dead-letter-routing-key"] = DeadQueue,
            ["x-dead-letter-strategy"] = "at-least-once",
        });
        yield return new($"exchanges/{vhost}/{partner.InExchange}", Json(new { type = "fanout", durable = true }));
        yield return new(
            $"bindings/{vhost}/e/{partner.InExchange}/q/{IngressQueue}", Json(new { routing_key = "" }));
        yield return Queue(vhost, partner.OutQueue, Unbounded());
        yield return Queue(vhost, partner.ErrorQueue, Unbounded());

        // Bounds that a contract changes are policies: the arguments of a queue stay for its life.
        yield return Policy(
            vhost, "out", partner.OutQueue, partner.QueueLength, 2L << 30,
            partner.Overflow is Overflow.Block ? "reject-publish" : "drop-head", partner.RetentionDays);
        yield return Policy(
            vhost, "errors", partner.ErrorQueue, 10_000, 64L << 20, "drop-head", partner.RetentionDays);

        if (partner.State is PartnerState.Active)
        {
            foreach (var login in partner.ActiveLogins)
                yield return Permission(partner, login.UserName);
        }
    }

    /// <summary>What a login may do. Put last: the operator gets in when everything is in its place.</summary>
    internal static BrokerObject Permission(Partner partner, string userName) => new(
        $"permissions/{Escape(partner.VirtualHost)}/{Escape(userName)}",
        Json(new
        {
            configure = "^$",
            write = Exactly(partner.InExchange),
            read = $"^partner\\.{partner.Id}\\.(out|errors)$",
        }));

    internal static IEnumerable<BrokerObject> Limits(string userName) =>
    [
        Limit("user-limits", Escape(userName), "max-connections", 10),
        Limit("user-limits", Escape(userName), "max-channels", 100),
    ];

    internal static string Escape(string name) => Uri.EscapeDataString(name);

    private static Dictionary<string, object> Unbounded() =>
        new() { ["x-queue-type"] = "quorum", ["x-delivery-limit"] = 1_000 };

    private static BrokerObject Queue(string vhost, string name, Dictionary<string, object> arguments) =>
        new($"queues/{vhost}/{name}", Json(new { durable = true, arguments }));

    private static BrokerObject Policy(
        string vhost, string name, string queue, int length, long bytes, string overflow, int days) => new(
            $"policies/{vhost}/{name}",
            new JsonObject
            {
                ["pattern"] = Exactly(queue),
                ["apply-to"] = "queues",
                ["definition"] = new JsonObject
                {
                    ["max-length"] = length,
                    ["max-length-bytes"] = bytes,
                    ["overflow"] = overflow,
                    // Numbers and texts do not lie at the broker longer than in our archive.
                    ["message-ttl"] = (long)TimeSpan.FromDays(days).TotalMilliseconds,
                },
            });

    /// <summary>A limit is put alone and read with all others of its owner.</summary>
    private static BrokerObject Limit(string kind, string owner, string name, int value) =>
        new(
            $"{kind}/{owner}/{name}", new JsonObject { ["value"] = value }, $"{kind}/{owner}",
            new JsonObject { ["value"] = new JsonObject { [name] = value } });

    /// <summary>The slug has no character special to regular expressions but the dots we put around it.</summary>
    private static string Exactly(string name) => $"^{name.Replace(".", "\\.", StringComparison.Ordinal)}$";

    private static JsonObject Json(object value) => JsonSerializer.SerializeToNode(value)!.AsObject();
}
