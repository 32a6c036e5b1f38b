using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Partners.Partners;
using Platform.Partners.Webhooks;
using Platform.ServiceDefaults;

namespace Platform.Partners.Ingress;

/// <summary>
/// An event of an operator without AMQP: signed as Standard Webhooks asks, by the secret of its own webhook, and judged
/// by the same rules as one from a queue, with the same reasons. What is not signed leaves no trace; what was taken is
/// taken once, however often it comes.
/// </summary>
internal static class ReceiveEvent
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string partner, HttpContext http, PartnerDbContext db, WebhookSecrets secrets, ArrivalRates rates,
        DeliveryReceiver receiver, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await Body(http.Request, cancellationToken) is not { } body)
        {
            return Problems.Create(StatusCodes.Status413PayloadTooLarge, "body-too-large",
                "Bản tin dài quá 64 KiB.", "The event is longer than 64 KiB.");
        }

        var known = await db.Partners.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known is not { State: PartnerState.Active, Webhook: { } webhook }
            || !IsSigned(http.Request.Headers, known, webhook, body, secrets, time.GetUtcNow()))
        {
            return Problems.Create(StatusCodes.Status401Unauthorized, "signature-invalid",
                "Chữ ký không đúng, hoặc đã ký quá năm phút.",
                "The signature is not valid, or is older than five minutes.");
        }

        if (rates.Count(known) is var (arrival, pause) && arrival is not Arrival.InContract)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(pause.TotalSeconds));
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Problems.Create(StatusCodes.Status429TooManyRequests, "rate-exceeded",
                "Gửi nhanh hơn hợp đồng; hãy gửi lại sau.", "Faster than agreed on; send it again later.");
        }

        var delivery = new Delivery(body, http.Request.ContentType, Delivery.SignedUser, []);
        if (await receiver.Receive(known, [new Arrived(delivery)], cancellationToken) is not [var parked])
            return TypedResults.NoContent();

        rates.Refused(known, 1);
        return Problems.Unprocessable(parked.Reason.Split(':')[0],
            $"Bản tin bị từ chối: {parked.Reason}.", $"The event is refused: {parked.Reason}.");
    }

    private static bool IsSigned(
        IHeaderDictionary headers, Partner partner, Webhook webhook, byte[] body, WebhookSecrets secrets,
        DateTimeOffset now) =>
        headers["webhook-id"] is [{ Length: > 0 and <= 200 } id]
        && headers["webhook-signature"] is [{ Length: > 0 and <= 1_000 } signatures]
        && headers["webhook-timestamp"] is [{ } written]
        && long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp)
        && Math.Abs(now.ToUnixTimeSeconds() - timestamp) <= Tolerance.TotalSeconds
        && secrets.Verify(partner.Id, webhook, id, timestamp, body, now, signatures);

    /// <returns>The body, or null where it is longer than any event.</returns>
    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[DeliveryGuard.MaxBodySize + 1];
        var length = await request.Body.ReadAtLeastAsync(
            buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= DeliveryGuard.MaxBodySize ? buffer[..length] : null;
    }
}
