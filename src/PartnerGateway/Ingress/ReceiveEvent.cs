using System.Globalization;
using System.Text.Json;
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
    /// <summary>What the body says; read strictly, by the operators&apos; own contract.</summary>
    /// <param name="Specversion">Always the same. <example>1.0</example></param>
    /// <param name="Id">One for each body. <example>5b1f6c1e-0c4b-4f6e-9d63-0f4a0d4be6d5</example></param>
    /// <param name="Source">As registered. <example>urn:operator:mobifone</example></param>
    /// <param name="Type">What is told. <example>vn.bdhvs.message.receipt-reported.v1</example></param>
    /// <param name="Time">When it was told.</param>
    /// <param name="Subject">What about. <example>0198c1de-7a3b-7c11-9f2e-5d1f0a6b7c8d</example></param>
    /// <param name="Datacontenttype">Always the same. <example>application/json</example></param>
    /// <param name="Dataschema">
    /// Which schema the data keep. <example>urn:bdhvs:schema:message.receipt-reported.v1</example>
    /// </param>
    /// <param name="Data">
    /// The facts, by that schema.
    /// <example>{"reference":"0198c1de-7a3b-7c11-9f2e-5d1f0a6b7c8d","operatorMessageId":"84120098217",
    /// "state":"delivered","occurredAt":"2026-10-10T02:15:30Z"}</example>
    /// </param>
    public sealed record Request(
        string Specversion, string Id, string Source, string Type, DateTimeOffset Time, string Subject,
        string Datacontenttype, string Dataschema, JsonElement Data);

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
