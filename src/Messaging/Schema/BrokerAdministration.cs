using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.Options;

namespace Platform.Messaging.Schema;

/// <summary>Creates the inside virtual host and lets our own user into it. Only <c>-- migrate</c> calls this.</summary>
internal sealed class BrokerAdministration(BrokerAddress broker, IOptions<MessagingOptions> options)
{
    public async Task EnsureVirtualHostAsync(CancellationToken cancellationToken)
    {
        if (options.Value.ManagementUri is not { } uri)
            return;
        using var client = new HttpClient();
        client.BaseAddress = new UriBuilder(uri) { UserName = "", Password = "" }.Uri;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(uri.UserInfo))));
        var host = Uri.EscapeDataString(broker.VirtualHost);
        await PutAsync(client, $"api/vhosts/{host}", new { }, cancellationToken);
        await PutAsync(client, $"api/permissions/{host}/{Uri.EscapeDataString(broker.Credentials.Name)}",
            new { configure = ".*", write = ".*", read = ".*" }, cancellationToken);
    }

    private static async Task PutAsync(HttpClient client, string path, object body, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(body);
        await content.LoadIntoBufferAsync(cancellationToken); // the broker refuses chunked bodies
        using var response = await client.PutAsync(path, content, cancellationToken);
        if (response.StatusCode is HttpStatusCode.Unauthorized)
            throw new InvalidOperationException("Messaging:ManagementUri: the broker refuses these credentials.");
        response.EnsureSuccessStatusCode();
    }
}
