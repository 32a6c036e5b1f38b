using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Platform.Partners.Partners;

namespace Platform.Partners.Webhooks;

/// <summary>
/// Signs as Standard Webhooks asks (https://www.standardwebhooks.com): HMAC-SHA256 over <c>id.timestamp.body</c>.
/// Secrets are derived from one key of the platform, so none is stored and none can be read out of the database.
/// </summary>
internal sealed class WebhookSecrets(IOptions<WebhooksOptions> options)
{
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);
    private readonly byte[] key = Convert.FromBase64String(options.Value.Key);

    /// <summary>As an operator configures it.</summary>
    internal string Show(string partnerId, int number) => "whsec_" + Convert.ToBase64String(Secret(partnerId, number));

    /// <summary>One signature by the secret, and one by the secret before it for a day.</summary>
    internal string Sign(
        string partnerId, Webhook webhook, string id, long timestamp, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        string.Join(' ', Signatures(partnerId, webhook, id, timestamp, body, now));

    /// <returns>
    /// Whether one of the signatures, separated by spaces, is by the secret, or by the one before it on its last day.
    /// </returns>
    internal bool Verify(
        string partnerId, Webhook webhook, string id, long timestamp, ReadOnlySpan<byte> body, DateTimeOffset now,
        string signatures)
    {
        var good = Signatures(partnerId, webhook, id, timestamp, body, now).Select(Encoding.UTF8.GetBytes).ToList();
        return signatures.Split(' ').Select(Encoding.UTF8.GetBytes)
            .Any(sent => good.Any(known => CryptographicOperations.FixedTimeEquals(sent, known)));
    }

    private List<string> Signatures(
        string partnerId, Webhook webhook, string id, long timestamp, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        int[] numbers = webhook.Before is { } before && now < webhook.Since + Overlap
            ? [webhook.Secret, before]
            : [webhook.Secret];
        return [.. numbers.Select(number =>
            "v1," + Convert.ToBase64String(HMACSHA256.HashData(Secret(partnerId, number), signed)))];
    }

    private byte[] Secret(string partnerId, int number) => HMACSHA256.HashData(
        key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"webhook\n{partnerId}\n{number}")));
}
