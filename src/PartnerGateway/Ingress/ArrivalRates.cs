using System.Collections.Concurrent;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

internal enum Arrival
{
    InContract,

    /// <summary>Over the agreed rate: kept aside, with an alarm.</summary>
    OverRate,

    /// <summary>Faster than twice the agreed rate: the next second is soon enough.</summary>
    Early,

    /// <summary>
    /// Most of it was refused: not read any more until the minute is over, so that the flood stays with the broker,
    /// whose queue fills and refuses the sender.
    /// </summary>
    Flood,
}

/// <summary>
/// Measures what each operator sends, so that nobody fills our tables or takes the time of the others. Per replica:
/// with several, each reads its share of the operator's queue.
/// </summary>
internal sealed class ArrivalRates(TimeProvider time)
{
    /// <summary>Events about one message, account or session in a minute: a handful is plenty.</summary>
    private const int PerSubject = 20;

    private readonly ConcurrentDictionary<string, Window> windows = new();

    /// <returns>The verdict on one more delivery, and how long to wait where it has to.</returns>
    internal (Arrival Arrival, TimeSpan Pause) Count(Partner partner)
    {
        var now = time.GetUtcNow();
        var window = WindowOf(partner);
        lock (window)
        {
            window.Turn(now);
            if (window.Refused >= Math.Max(20, partner.RatePerMinute / 10))
                return (Arrival.Flood, window.Minute.AddMinutes(1) - now);
            if (window.InSecond >= Math.Max(20, partner.RatePerMinute / 30))
                return (Arrival.Early, window.Second.AddSeconds(1) - now);

            window.InSecond++;
            if (++window.Taken <= partner.RatePerMinute)
                return (Arrival.InContract, default);
            window.Refused++;
            return (Arrival.OverRate, default);
        }
    }

    /// <summary>Remembers deliveries that were refused for what is in them.</summary>
    internal void Refused(Partner partner, int count)
    {
        var window = WindowOf(partner);
        lock (window)
            window.Refused += count;
    }

    /// <returns>Whether the operator speaks of one subject more often than anything happens to it.</returns>
    internal bool IsTooOften(Partner partner, string subject)
    {
        var window = WindowOf(partner);
        lock (window)
        {
            window.Turn(time.GetUtcNow());
            return (window.Subjects[subject] = window.Subjects.GetValueOrDefault(subject) + 1) > PerSubject;
        }
    }

    private Window WindowOf(Partner partner) => windows.GetOrAdd(partner.Id, _ => new Window());

    private sealed class Window
    {
        internal DateTimeOffset Minute { get; private set; }

        internal DateTimeOffset Second { get; private set; }

        internal long Taken { get; set; }

        internal long InSecond { get; set; }

        internal long Refused { get; set; }

        internal Dictionary<string, int> Subjects { get; } = [];

        internal void Turn(DateTimeOffset now)
        {
            if (Floor(now, TimeSpan.TicksPerSecond) is var second && second != Second)
                (Second, InSecond) = (second, 0);
            if (Floor(now, TimeSpan.TicksPerMinute) is var minute && minute != Minute)
            {
                (Minute, Taken, Refused) = (minute, 0, 0);
                Subjects.Clear();
            }
        }

        private static DateTimeOffset Floor(DateTimeOffset time, long ticks) =>
            new(time.UtcTicks - (time.UtcTicks % ticks), TimeSpan.Zero);
    }
}
