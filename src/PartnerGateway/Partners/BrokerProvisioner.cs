using System.Net.Http.Headers;
using System.Text;

namespace Platform.Partners.Partners;

/// <summary>
/// Creates what an operator has at the broker: its own virtual host, so that it can neither reach nor see anybody else;
/// a user that may write to one exchange, read from one queue and configure nothing; limits. Every step may be
/// repeated.
/// </summary>
internal sealed class BrokerProvisioner
{
    /// <summary>
    /// Queue behind the operator's exchange. Its name is outside of everything the operator may touch.
    /// </summary>
    internal const string IngressQueue = "ingress";

    /// <summary>
    /// Deliveries that killed their consumer too often: a bug of ours, not the operator's message lost.
    /// </summary>
    internal const string DeadQueue = "ingress-dead";

    private readonly HttpClient http;
    private readonly ILogger<BrokerProvisioner> logger;
    private readonly string platformUser;

    public BrokerProvisioner(HttpClient http, IConfiguration configuration, ILogger<BrokerProvisioner> logger)
    {
        var management = new Uri(configuration["Messaging:ManagementUri"] ?? throw new InvalidOperationException(
            "Messaging:ManagementUri is missing: name the broker's management API, http://user:password@host:15672."));
        var broker = new Uri(configuration.GetConnectionString("messaging") ?? throw new InvalidOperationException(
            "ConnectionStrings:messaging is missing: name the broker, amqp://user:password@host:5672."));

        this.http = http;
        this.logger = logger;
        http.BaseAddress = new Uri(management.GetLeftPart(UriPartial.Authority).Replace(
            management.UserInfo + "@", "", StringComparison.Ordinal));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(
            Encoding.UTF8.GetBytes(Uri.UnescapeDataString(management.UserInfo))));
        platformUser = Uri.UnescapeDataString(broker.UserInfo.Split(':')[0]);
    }

    internal async Task Provision(Partner partner, string password, CancellationToken cancellationToken)
    {
        var vhost = Uri.EscapeDataString(partner.VirtualHost);
        var user = Uri.EscapeDataString(partner.UserName);
        Task Put(string path, object body) => Send(HttpMethod.Put, path, body, cancellationToken);
        Task Post(string path, object body) => Send(HttpMethod.Post, path, body, cancellationToken);

        await Put($"vhosts/{vhost}", new { description = $"Operator {partner.Id}" });
        await Put($"vhost-limits/{vhost}/max-connections", new { value = 40 });
        await Put($"vhost-limits/{vhost}/max-queues", new { value = 8 });
        await Put($"permissions/{vhost}/{Uri.EscapeDataString(platformUser)}", Permissions(".*", ".*", ".*"));

        await Put($"users/{user}", new { password, tags = "" });
        await Put($"user-limits/{user}/max-connections", new { value = 10 });
        await Put($"user-limits/{user}/max-channels", new { value = 100 });

        // Quorum and explicit bounds everywhere: the defaults of the broker's versions differ.
        await Put($"queues/{vhost}/{DeadQueue}", Queue(new()
        {
            ["x-queue-type"] = "quorum",
            ["x-delivery-limit"] = 20,
        }));
        await Put($"queues/{vhost}/{IngressQueue}", Queue(new()
        {
            ["x-queue-type"] = "quorum",
            ["x-max-length"] = 200_000,
            ["x-max-length-bytes"] = 1L << 30,
            ["x-overflow"] = "reject-publish", // a full queue pushes back on the operator; it never drops a receipt
            ["x-delivery-limit"] = 20,
            ["x-dead-letter-exchange"] = "",
            ["x-dead-letter-routing-key"] = DeadQueue,
            ["x-dead-letter-strategy"] = "at-least-once",
        }));
        await Put($"exchanges/{vhost}/{partner.InExchange}", new { type = "fanout", durable = true });
        await Post($"bindings/{vhost}/e/{partner.InExchange}/q/{IngressQueue}", new { routing_key = "" });
        await Put($"queues/{vhost}/{partner.OutQueue}", Queue(new()
        {
            ["x-queue-type"] = "quorum",
            ["x-max-length"] = 500_000,
            ["x-max-length-bytes"] = 2L << 30,
            ["x-overflow"] = "reject-publish", // an operator that does not read makes our feed wait
            ["x-delivery-limit"] = 1_000,
        }));

        // Last: the operator gets in when everything is in its place.
        await Put(
            $"permissions/{vhost}/{user}", Permissions("^$", Exactly(partner.InExchange), Exactly(partner.OutQueue)));
        Log.BrokerProvisioned(logger, partner.VirtualHost, partner.Id);
    }

    private static object Permissions(string configure, string write, string read) => new { configure, write, read };

    private static object Queue(Dictionary<string, object> arguments) => new { durable = true, arguments };

    /// <summary>The slug has no character special to regular expressions but the dots we put around it.</summary>
    private static string Exactly(string name) => $"^{name.Replace(".", "\\.", StringComparison.Ordinal)}$";

    private async Task Send(HttpMethod method, string path, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"/api/{path}") { Content = JsonContent.Create(body) };
        await request.Content.LoadIntoBufferAsync(cancellationToken); // the broker refuses chunked bodies
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"The broker refused {method} {path}: {(int)response.StatusCode}. "
                + "Check the rights of the user in Messaging:ManagementUri.");
        }
    }
}
