using Platform.Contracts.Partners.V1;
using Platform.Partners.Egress;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary><c>vn.bdhvs.message.receipt-reported.v1</c> → <see cref="MessageReceiptReported"/>.</summary>
internal static class MessageReceiptMap
{
    internal const string EventType = "vn.bdhvs.message.receipt-reported.v1";

    internal sealed record Payload(
        Guid Reference, string OperatorMessageId, string State, DateTimeOffset OccurredAt, string? RawCode = null);

    /// <inheritdoc cref="InboundTypes.Map"/>
    internal static Meaning Apply(Partner partner, CloudEvent evt, Known known, DateTimeOffset now)
    {
        if (evt.Read<Payload>() is not { } payload)
            return "data-invalid:/";
        if (!evt.IsAbout(payload.Reference.ToString()))
            return "subject-mismatch";

        // An operator speaks of messages it was given, and of no others. Entries keep their reference after erasure.
        if (known.Given(payload.Reference, DispatchMessage.EventType) is not { } entry)
            return "reference-unknown";

        var externalId = $"receipt:{payload.Reference}:{payload.OperatorMessageId}:{payload.State}";
        if (payload.State is not "accepted")
            entry.Settle(now);
        return new(externalId, new MessageReceiptReported
        {
            ReportId = Guid.CreateVersion7(now),
            Version = 1,
            OccurredAt = now,
            PartnerId = partner.Id,
            Reference = payload.Reference,
            OperatorMessageId = payload.OperatorMessageId,
            State = payload.State,
            RawCode = payload.RawCode,
            ReportedAt = payload.OccurredAt.ToUniversalTime(),
        });
    }
}
