using Platform.Contracts.Partners.V1;
using Platform.Partners.Egress;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary><c>vn.bdhvs.session.link-ready.v1</c> → <see cref="SessionLinkReported"/>.</summary>
internal static class SessionLinkMap
{
    internal const string EventType = "vn.bdhvs.session.link-ready.v1";

    internal sealed record Payload(Guid Reference, string JoinUrl, DateTimeOffset OccurredAt);

    /// <inheritdoc cref="InboundTypes.Map"/>
    internal static Meaning Apply(Partner partner, CloudEvent evt, Known known, DateTimeOffset now)
    {
        if (evt.Read<Payload>() is not { } payload)
            return "data-invalid:/";
        if (!evt.IsAbout(payload.Reference.ToString()))
            return "subject-mismatch";
        if (!evt.HasSequence(out var sequence))
            return "sequence-missing";

        // An operator speaks of sessions it was asked to carry, and of no others.
        if (known.Given(payload.Reference, SessionProjector.LinkRequested) is null)
            return "reference-unknown";

        var externalId = $"session-link:{payload.Reference}:{sequence}";
        return Meaning.InSequence(externalId, new SessionLinkReported
        {
            ReportId = Guid.CreateVersion7(now),
            Version = 1,
            OccurredAt = now,
            PartnerId = partner.Id,
            SessionId = payload.Reference,
            Sequence = sequence,
            JoinUrl = payload.JoinUrl,
            ReportedAt = payload.OccurredAt.ToUniversalTime(),
        }, evt);
    }
}
