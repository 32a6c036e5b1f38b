using System.Collections.Concurrent;
using Platform.ServiceDefaults;

namespace Platform.Partners.Egress;

/// <summary>
/// A pulse for the feed of each operator: a message for one does not wake the publishers of the others.
/// </summary>
internal sealed class FeedPulses
{
    private readonly ConcurrentDictionary<string, Pulse<PartnerFeedEntry>> pulses = new();

    internal Pulse<PartnerFeedEntry> Of(string partnerId) => pulses.GetOrAdd(partnerId, _ => new());
}
