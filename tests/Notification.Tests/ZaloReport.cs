using System.Security.Cryptography;
using System.Text;

namespace Platform.Notifications.Tests;

/// <summary>A report as Zalo sends it: JSON, and a signature over the bytes in a header.</summary>
internal static class ZaloReport
{
    internal const string Secret = "oa-secret";

    internal static string Received(Guid reference, string messageId, string app = "app") =>
        $$$"""
        {"sender":{"id":"579745863508352884"},"recipient":{"id":"84987654321"},"event_name":"user_received_message",
         "message":{"delivery_time":"1792000000000","msg_id":"{{{messageId}}}","tracking_id":"{{{reference}}}"},
         "app_id":"{{{app}}}","timestamp":"1792000000001"}
        """;

    internal static string Seen(string messageId) =>
        $$$"""
        {"app_id":"app","event_name":"user_seen_message","timestamp":1792000000002,"sender":{"id":"84987654321"},
         "recipient":{"id":"579745863508352884"},"message":{"msg_ids":["{{{messageId}}}"]}}
        """;

    internal static string Sign(string body, string timestamp, string app = "app", string secret = Secret) =>
        "mac=" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(app + body + timestamp + secret)));

    internal static async Task<HttpResponseMessage> SendReport(
        this HttpClient client, string body, params string[] signatures)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/zalo/reports")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var signature in signatures)
            request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", signature);
        return await client.SendAsync(request);
    }
}
