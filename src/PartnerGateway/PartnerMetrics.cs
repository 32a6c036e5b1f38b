using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Platform.Partners;

/// <summary>
/// Counters of the border; labels are registered operators and our own reason codes, never ids from a message.
/// </summary>
internal sealed class PartnerMetrics(IMeterFactory meters)
{
    /// <summary>Spans of the border: <c>partner.publish</c> and <c>partner.process</c>.</summary>
    internal static readonly ActivitySource Source = new("Platform.PartnerGateway");

    private readonly Counter<long> parked = meters.Create("Platform.PartnerGateway")
        .CreateCounter<long>("partner.deliveries.parked", description: "Deliveries of operators that were parked.");

    private readonly Counter<long> overRate = meters.Create("Platform.PartnerGateway")
        .CreateCounter<long>("partner.deliveries.over_rate", description: "Deliveries beyond the agreed rate.");

    internal void OverRate(string partnerId) =>
        overRate.Add(1, new KeyValuePair<string, object?>("partner", partnerId));

    internal void Parked(string partnerId, string reason) =>
        parked.Add(1, new("partner", partnerId), new("reason", reason));
}
