using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Partners.V1;
using Platform.Messaging;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary><c>vn.bdhvs.session.link-ready.v1</c> → <see cref="SessionLinkReported"/>.</summary>
internal static class SessionLinkMap
{
    internal const string EventType = "vn.bdhvs.session.link-ready.v1";

    internal sealed record Payload(Guid Reference, string JoinUrl, DateTimeOffset OccurredAt);

    /// <inheritdoc cref="InboundTypes.Map"/>
    internal static async Task<string?> Apply(
        Partner partner, CloudEvent evt, PartnerDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (evt.Read<Payload>() is not { } payload)
            return "data-invalid:/";
        if (!evt.IsAbout(payload.Reference.ToString()))
            return "subject-mismatch";
        if (!evt.HasSequence(out var sequence))
            return "sequence-missing";

        // An operator speaks of sessions it was asked to carry, and of no others.
        if (!await db.PartnerFeed.AnyAsync(
            entry => entry.Reference == payload.Reference && entry.PartnerId == partner.Id, cancellationToken))
            return "reference-unknown";

        var externalId = $"session-link:{payload.Reference}:{sequence}";
        if (!await PartnerEffect.IsFirst(db, partner.Id, externalId, now, cancellationToken))
            return null;

        db.AddEvent(new SessionLinkReported
        {
            ReportId = Guid.CreateVersion7(now),
            Version = 1,
            OccurredAt = now,
            PartnerId = partner.Id,
            SessionId = payload.Reference,
            Sequence = sequence,
            JoinUrl = payload.JoinUrl,
            ReportedAt = payload.OccurredAt.ToUniversalTime(),
        });
        return null;
    }
}
