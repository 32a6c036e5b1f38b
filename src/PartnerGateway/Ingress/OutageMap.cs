using Platform.Contracts.Partners.V1;
using Platform.Partners.Areas;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary><c>vn.bdhvs.outage.reported.v1</c> → <see cref="OutageReported"/>.</summary>
internal static class OutageMap
{
    internal const string EventType = "vn.bdhvs.outage.reported.v1";

    internal sealed record Payload(
        string Outage, string Service, string State, string AreaCode, DateOnly CatalogueDate,
        DateTimeOffset StartedAt, DateTimeOffset OccurredAt, DateTimeOffset? EndsAt = null);

    /// <inheritdoc cref="InboundTypes.Map"/>
    internal static async Task<Meaning> Apply(
        Partner partner, CloudEvent evt, Known known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (evt.Read<Payload>() is not { } payload)
            return "data-invalid:/";
        if (!evt.IsAbout(payload.Outage))
            return "subject-mismatch";
        if (!evt.HasSequence(out var sequence))
            return "sequence-missing";
        if (payload.EndsAt < payload.StartedAt || (payload.State == "ended" && payload.EndsAt is null))
            return "time-implausible";
        var (area, refusal) = await partner.Locate(
            payload.AreaCode, payload.CatalogueDate, known.Db, cancellationToken);
        if (refusal is not null)
            return refusal;

        var externalId = $"outage:{payload.Outage}:{area}:{sequence}";
        return Meaning.InSequence(externalId, new OutageReported
        {
            ReportId = Guid.CreateVersion7(now),
            Version = 1,
            OccurredAt = now,
            PartnerId = partner.Id,
            OutageRef = payload.Outage,
            AreaId = area,
            Service = payload.Service,
            State = payload.State,
            StartedAt = payload.StartedAt.ToUniversalTime(),
            EndsAt = payload.EndsAt?.ToUniversalTime(),
            Sequence = sequence,
            ReportedAt = payload.OccurredAt.ToUniversalTime(),
        }, evt);
    }
}
