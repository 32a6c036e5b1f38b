using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Areas;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary><c>vn.bdhvs.indicator.reported.v1</c> → <see cref="IndicatorReported"/>.</summary>
internal static class IndicatorMap
{
    internal const string EventType = "vn.bdhvs.indicator.reported.v1";

    internal sealed record Payload(
        string Indicator, string Period, string AreaCode, DateOnly CatalogueDate, long Value,
        DateTimeOffset OccurredAt);

    /// <inheritdoc cref="InboundTypes.Map"/>
    internal static async Task<Meaning> Apply(
        Partner partner, CloudEvent evt, Known known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (evt.Read<Payload>() is not { } payload)
            return "data-invalid:/";
        if (!evt.IsAbout($"{payload.Indicator}/{payload.AreaCode}/{payload.Period}"))
            return "subject-mismatch";
        if (!evt.HasSequence(out var sequence))
            return "sequence-missing";

        var month = DateOnly.ParseExact(payload.Period + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (month > DateOnly.FromDateTime(now.UtcDateTime))
            return "time-implausible";
        var (area, refusal) = await partner.Locate(
            payload.AreaCode, payload.CatalogueDate, known.Db, cancellationToken);
        if (refusal is not null)
            return refusal;
        // A part is not the whole: a figure of a unit that is none any more cannot stand for its successor.
        if (!await known.Db.AreaCodes.AnyAsync(
            row => row.AreaId == area && row.Code == payload.AreaCode, cancellationToken))
            return "area-merged";

        var externalId = $"indicator:{payload.Indicator}:{area}:{payload.Period}:{sequence}";
        return Meaning.InSequence(externalId, new IndicatorReported
        {
            ReportId = Guid.CreateVersion7(now),
            Version = 1,
            OccurredAt = now,
            PartnerId = partner.Id,
            AreaId = area,
            Indicator = payload.Indicator,
            Month = month,
            Value = payload.Value,
            Sequence = sequence,
            ReportedAt = payload.OccurredAt.ToUniversalTime(),
        }, evt);
    }
}
