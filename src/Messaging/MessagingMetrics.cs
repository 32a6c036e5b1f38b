using System.Diagnostics.Metrics;

namespace Platform.Messaging;

/// <summary>
/// What the operator watches. Depth and age are refreshed every few seconds, never computed by a scrape.
/// </summary>
internal sealed class MessagingMetrics : IDisposable
{
    private readonly Meter meter = new("Platform.Messaging");
    private readonly Counter<long> published;
    private readonly Counter<long> consumed;
    private readonly Counter<long> parkings;

    public MessagingMetrics()
    {
        published = meter.CreateCounter<long>("messaging.relay.published", "{event}", "Events the broker confirmed.");
        consumed = meter.CreateCounter<long>("messaging.inbox.handled", "{message}", "Messages that took effect.");
        parkings = meter.CreateCounter<long>("messaging.inbox.parkings", "{message}", "Messages put aside, by reason.");
        meter.CreateObservableGauge("messaging.outbox.pending", () => Pending, "{event}", "Events not yet confirmed.");
        meter.CreateObservableGauge("messaging.outbox.oldest_age", () => OldestAge.TotalSeconds, "s",
            "Age of the oldest event not yet confirmed.");
        meter.CreateObservableGauge(
            "messaging.parked", () => Parked, "{message}", "Messages that wait for an operator.");
        meter.CreateObservableGauge("messaging.relay.blocked", () => RelayBlocked ? 1 : 0, null,
            "1 while the relay cannot publish.");
    }

    public bool RelayBlocked { get; set; }

    public long Pending { get; set; }

    public long Parked { get; set; }

    public TimeSpan OldestAge { get; set; }

    public void Published(int count) => published.Add(count);

    public void Handled(string consumer) => consumed.Add(1, new KeyValuePair<string, object?>("consumer", consumer));

    public void Parking(string consumer, string reason) =>
        parkings.Add(1, new("consumer", consumer), new("reason", reason));

    public void Dispose() => meter.Dispose();
}
