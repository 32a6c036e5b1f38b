using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Notifications.Sending;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Channels;

/// <summary>
/// What Zalo tells of a notice without being asked: that a phone has it, that somebody saw it. The door is open to the
/// world, so the signature over the very bytes decides; whatever is signed and does not concern us is answered 200, or
/// Zalo would close the door. The same report again changes nothing, so an old one played back does no harm.
/// </summary>
internal static class TakeZaloReport
{
    internal const string Path = "/zalo/reports";
    internal const int Largest = 16 * 1024;
    private const string Header = "X-ZEvent-Signature", Prefix = "mac=";

    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>As much of a report as is of use.</summary>
    private sealed record Report(string AppId, string Timestamp, Guid? Reference, IReadOnlyList<string> Ids);

    internal static async Task<Results<Ok, ProblemHttpResult>> Handle(
        HttpRequest request, IOptions<ZaloOptions> options, NotificationDbContext db, TimeProvider time,
        ILogger<ZaloChannel> logger, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken); // the route bounds its size
        var body = buffer.ToArray();
        if (Read(body) is not { } report || report.AppId != options.Value.AppId
            || !IsSigned(request, report, body, options.Value.OaSecretKey))
        {
            return Problems.Create(
                StatusCodes.Status401Unauthorized, "report-not-signed", "Báo cáo không có chữ ký hợp lệ của Zalo.",
                "The report does not carry a valid signature of Zalo.");
        }

        foreach (var id in await MessagesOf(report, db, cancellationToken))
            await db.StoreZaloReceipt(id, time.GetUtcNow(), logger, cancellationToken);
        return TypedResults.Ok();
    }

    /// <summary>Not what Zalo writes: null. Other news of the account: a report of nothing.</summary>
    private static Report? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, Strictly);
            var root = json.RootElement;
            var (app, timestamp) = (root.GetProperty("app_id").ToString(), root.GetProperty("timestamp").ToString());
            if (root.GetProperty("event_name").GetString() is not ("user_received_message" or "user_seen_message"))
                return new Report(app, timestamp, null, []);
            var message = root.GetProperty("message");
            return new Report(
                app, timestamp,
                message.TryGetProperty("tracking_id", out var tracking)
                    && Guid.TryParse(tracking.ToString(), out var reference) ? reference : null,
                message.TryGetProperty("msg_ids", out var many)
                    ? [.. many.EnumerateArray().Select(id => id.ToString())]
                    : [message.GetProperty("msg_id").ToString()]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 over application, body, time and secret, in that order: as Zalo defines it.</summary>
    private static bool IsSigned(HttpRequest request, Report report, byte[] body, string secret)
    {
        if (request.Headers[Header] is not [{ } given] || !given.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        byte[] signed =
        [
            .. Encoding.UTF8.GetBytes(report.AppId), .. body, .. Encoding.UTF8.GetBytes(report.Timestamp + secret),
        ];
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(signed))),
            Encoding.UTF8.GetBytes(given[Prefix.Length..]));
    }

    /// <summary>By Zalo's own id; by ours only where the report is quicker than the answer that brings it.</summary>
    private static Task<List<Guid>> MessagesOf(
        Report report, NotificationDbContext db, CancellationToken cancellationToken) => db.MessageAttempts
        .Where(attempt => attempt.Channel == ChannelNames.Zalo)
        .Where(attempt => (attempt.ExternalId != null && report.Ids.Contains(attempt.ExternalId))
            || (attempt.ExternalId == null && attempt.MessageId == report.Reference))
        .Select(attempt => attempt.MessageId).Distinct().ToListAsync(cancellationToken);
}
