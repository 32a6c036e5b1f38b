using Platform.Contracts.Partners.V1;
using Platform.Partners.Areas;
using Platform.Partners.Egress;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary><c>vn.bdhvs.session.hosted.v1</c> → <see cref="SessionHosted"/>.</summary>
internal static class SessionHostedMap
{
    internal const string EventType = "vn.bdhvs.session.hosted.v1";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    internal sealed record Point(string AreaCode, int Participants);

    internal sealed record Payload(
        Guid Reference, DateTimeOffset StartedAt, DateTimeOffset EndedAt, DateOnly CatalogueDate,
        IReadOnlyList<Point> Points, DateTimeOffset OccurredAt);

    /// <inheritdoc cref="InboundTypes.Map"/>
    internal static async Task<Meaning> Apply(
        Partner partner, CloudEvent evt, Known known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (evt.Read<Payload>() is not { } payload)
            return "data-invalid:/";
        if (!evt.IsAbout(payload.Reference.ToString()))
            return "subject-mismatch";
        if (!evt.HasSequence(out var sequence))
            return "sequence-missing";
        if (payload.EndedAt < payload.StartedAt || payload.EndedAt - payload.StartedAt > Longest)
            return "time-implausible";
        if (known.Given(payload.Reference, SessionProjector.LinkRequested) is null)
            return "reference-unknown";

        var areas = new List<Guid>();
        foreach (var point in payload.Points)
        {
            var (area, refusal) = await partner.Locate(
                point.AreaCode, payload.CatalogueDate, known.Db, cancellationToken);
            if (refusal is not null)
                return refusal;
            areas.Add(area);
        }

        var externalId = $"session-hosted:{payload.Reference}:{sequence}";
        return Meaning.InSequence(externalId, new SessionHosted
        {
            ReportId = Guid.CreateVersion7(now),
            Version = 1,
            OccurredAt = now,
            PartnerId = partner.Id,
            SessionId = payload.Reference,
            Sequence = sequence,
            StartedAt = payload.StartedAt.ToUniversalTime(),
            EndedAt = payload.EndedAt.ToUniversalTime(),
            PointAreaIds = areas,
            Participants = [.. payload.Points.Select(point => point.Participants)],
            ReportedAt = payload.OccurredAt.ToUniversalTime(),
        }, evt);
    }
}
