using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Platform.Partners.Partners;

/// <summary>
/// The broker's management API: puts what an operator has there, tells what differs from it, lets logins in and out.
/// Every step may be repeated.
/// </summary>
internal sealed class BrokerProvisioner
{
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

    /// <summary>Puts everything the operator has at the broker, but for the passwords of its logins.</summary>
    internal async Task Provision(Partner partner, CancellationToken cancellationToken)
    {
        var users = partner.ActiveLogins.Select(login => BrokerTopology.Permission(partner, login.UserName).Path);
        foreach (var item in BrokerTopology.Of(partner, platformUser).ExceptBy(users, item => item.Path))
            await Put(item, cancellationToken);
        Log.BrokerProvisioned(logger, partner.VirtualHost, partner.Id);
    }

    internal async Task PutLogin(
        Partner partner, string userName, string password, CancellationToken cancellationToken)
    {
        await Send(HttpMethod.Put, UserPath(userName), new { password, tags = "" }, cancellationToken);
        foreach (var limit in BrokerTopology.Limits(userName))
            await Put(limit, cancellationToken);
        if (partner.State is PartnerState.Active)
            await Put(BrokerTopology.Permission(partner, userName), cancellationToken);
    }

    /// <summary>Lets the logins in again, with the passwords they had.</summary>
    internal async Task Admit(Partner partner, CancellationToken cancellationToken)
    {
        await DeleteRevoked(partner, cancellationToken);
        foreach (var login in partner.ActiveLogins)
        {
            // Lost at the broker with its password: it stays lost, and is revoked by somebody.
            if (await Get(UserPath(login.UserName), cancellationToken) is null)
                continue;
            foreach (var limit in BrokerTopology.Limits(login.UserName))
                await Put(limit, cancellationToken);
            await Put(BrokerTopology.Permission(partner, login.UserName), cancellationToken);
        }
    }

    /// <summary>
    /// Nobody gets in any more, and whoever is in is thrown out. Only the end of a user ends its connections at once;
    /// the list of connections is some seconds old. So each is made anew with the password it had, and no rights.
    /// </summary>
    internal async Task ShutOut(Partner partner, CancellationToken cancellationToken)
    {
        await DeleteRevoked(partner, cancellationToken);
        foreach (var path in partner.ActiveLogins.Select(login => UserPath(login.UserName)))
        {
            var user = await Get(path, cancellationToken);
            await Delete(path, cancellationToken);
            if (user is null)
                continue;
            var (hash, algorithm) = ((string?)user["password_hash"], (string?)user["hashing_algorithm"]);
            await Send(
                HttpMethod.Put, path, new { password_hash = hash, hashing_algorithm = algorithm, tags = "" },
                cancellationToken);
        }
    }

    /// <summary>Ends the user and with it its connections.</summary>
    internal Task DeleteLogin(string userName, CancellationToken cancellationToken) =>
        Delete(UserPath(userName), cancellationToken);

    /// <summary>Takes everything away, the events in its queues included: they are in our archive.</summary>
    internal async Task Remove(Partner partner, CancellationToken cancellationToken)
    {
        foreach (var login in partner.Logins)
            await DeleteLogin(login.UserName, cancellationToken);
        await Delete($"vhosts/{BrokerTopology.Escape(partner.VirtualHost)}", cancellationToken);
    }

    /// <returns>Paths of what is missing at the broker or other than declared; empty where all is in line.</returns>
    internal async Task<IReadOnlyList<string>> Difference(Partner partner, CancellationToken cancellationToken)
    {
        var different = new List<string>();
        foreach (var login in partner.Logins)
        {
            var isThere = await Get(UserPath(login.UserName), cancellationToken) is not null;
            if (isThere != login.RevokedAt is null)
                different.Add($"users/{login.UserName}");
        }

        var limits = partner.State is PartnerState.Active
            ? partner.ActiveLogins.SelectMany(login => BrokerTopology.Limits(login.UserName))
            : [];
        foreach (var item in BrokerTopology.Of(partner, platformUser).Concat(limits))
        {
            var actual = await Get(item.ReadAt ?? item.Path, cancellationToken);
            if (!item.Is(actual))
                different.Add(Uri.UnescapeDataString(item.Path));
        }

        return different;
    }

    /// <returns>Events that lie in the operator's queue, or null where there is none.</returns>
    internal async Task<long?> Depth(Partner partner, CancellationToken cancellationToken) =>
        await Get($"queues/{BrokerTopology.Escape(partner.VirtualHost)}/{partner.OutQueue}", cancellationToken)
            is { } queue ? (long?)queue["messages"] ?? 0 : null;

    private async Task DeleteRevoked(Partner partner, CancellationToken cancellationToken)
    {
        foreach (var login in partner.Logins.Where(login => login.RevokedAt is not null))
            await DeleteLogin(login.UserName, cancellationToken);
    }

    private static string UserPath(string userName) => $"users/{BrokerTopology.Escape(userName)}";

    /// <summary>
    /// The arguments of a queue are for life: one of an earlier release is replaced, unless it holds anything.
    /// </summary>
    private async Task Put(BrokerObject item, CancellationToken cancellationToken)
    {
        if (item.IsQueue && await Get(item.Path, cancellationToken) is { } known && !item.HasArgumentsOf(known)
            && (long?)known["messages"] is 0)
            await Delete(item.Path, cancellationToken);
        await Send(
            item.IsBinding ? HttpMethod.Post : HttpMethod.Put, item.Path, item.Declared, cancellationToken);
    }

    private Task Delete(string path, CancellationToken cancellationToken) =>
        Send(HttpMethod.Delete, path, body: null, cancellationToken);

    private async Task<JsonNode?> Get(string path, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri($"/api/{path}", UriKind.Relative), cancellationToken);
        return response.StatusCode is HttpStatusCode.NotFound
            ? null
            : JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken));
    }

    private async Task Send(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"/api/{path}");
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
            await request.Content.LoadIntoBufferAsync(cancellationToken); // the broker refuses chunked bodies
        }

        using var response = await http.SendAsync(request, cancellationToken);
        var isGone = method == HttpMethod.Delete && response.StatusCode is HttpStatusCode.NotFound;
        if (!response.IsSuccessStatusCode && !isGone)
        {
            throw new InvalidOperationException(
                $"The broker refused {method} {path}: {(int)response.StatusCode}. "
                + "Check the rights of the user in Messaging:ManagementUri; a queue declared otherwise before has to "
                + "be emptied and deleted.");
        }
    }
}
