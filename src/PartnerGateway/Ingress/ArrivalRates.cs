using System.Collections.Concurrent;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

internal enum Arrival
{
    InContract,

    /// <summary>Over the agreed rate: kept aside, with an alarm.</summary>
    OverRate,

    /// <summary>
    /// As much again: not read any more until the minute is over, so that the flood stays with the broker, whose queue
    /// fills and refuses the sender.
    /// </summary>
    Flood,
}

/// <summary>
/// Counts what each operator sends in a minute, so that nobody fills our tables. Per replica: with several, each
/// reads its share of the operator's queue.
/// </summary>
internal sealed class ArrivalRates(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Window> windows = new();

    /// <returns>The verdict on one more delivery, and how long until the count starts anew.</returns>
    internal (Arrival Arrival, TimeSpan Pause) Count(Partner partner)
    {
        var now = time.GetUtcNow();
        var minute = now.ToUnixTimeSeconds() / 60;
        var window = windows.AddOrUpdate(
            partner.Id, _ => new Window(minute, 1),
            (_, known) => known.Minute == minute ? known with { Count = known.Count + 1 } : new Window(minute, 1));
        var pause = DateTimeOffset.FromUnixTimeSeconds((minute + 1) * 60) - now;
        var arrival = window.Count <= partner.RatePerMinute ? Arrival.InContract
            : window.Count <= 2L * partner.RatePerMinute ? Arrival.OverRate
            : Arrival.Flood;
        return (arrival, pause);
    }

    private sealed record Window(long Minute, long Count);
}
