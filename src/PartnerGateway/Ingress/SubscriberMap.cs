using Platform.Contracts.Partners.V1;
using Platform.Partners.Egress;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary>
/// <c>vn.bdhvs.subscriber.opted-out.v1</c> → <see cref="SubscriberOptedOut"/> and
/// <c>vn.bdhvs.subscriber.number-ported.v1</c> → <see cref="NumberPorted"/>. The subscriber is named by a message it
/// got: no number crosses the border inwards.
/// </summary>
internal static class SubscriberMap
{
    internal const string OptedOut = "vn.bdhvs.subscriber.opted-out.v1";
    internal const string Ported = "vn.bdhvs.subscriber.number-ported.v1";

    internal sealed record Payload(
        Guid Reference, DateTimeOffset OccurredAt, string? Category = null, string? NewOperator = null);

    /// <inheritdoc cref="InboundTypes.Map"/>
    internal static Meaning Apply(Partner partner, CloudEvent evt, Known known, DateTimeOffset now)
    {
        if (evt.Read<Payload>() is not { } payload)
            return "data-invalid:/";
        if (!evt.IsAbout(payload.Reference.ToString()))
            return "subject-mismatch";
        if (known.Given(payload.Reference, DispatchMessage.EventType) is null)
            return "reference-unknown";

        var (fact, detail) = evt.Type == OptedOut ? ("opt-out", payload.Category) : ("ported", payload.NewOperator);
        var externalId = $"{fact}:{payload.Reference}:{detail}";
        var (id, reportedAt) = (Guid.CreateVersion7(now), payload.OccurredAt.ToUniversalTime());
        return new(externalId, evt.Type == OptedOut
            ? new SubscriberOptedOut
            {
                ReportId = id,
                Version = 1,
                OccurredAt = now,
                PartnerId = partner.Id,
                Reference = payload.Reference,
                Category = payload.Category!,
                ReportedAt = reportedAt,
            }
            : new NumberPorted
            {
                ReportId = id,
                Version = 1,
                OccurredAt = now,
                PartnerId = partner.Id,
                Reference = payload.Reference,
                NewOperatorId = payload.NewOperator,
                ReportedAt = reportedAt,
            });
    }
}
