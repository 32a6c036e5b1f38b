using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary>
/// The event types an operator may send, and what each becomes inside. A type outside this list has no effect,
/// whatever a contract says.
/// </summary>
internal static class InboundTypes
{
    /// <summary>Adds the internal event to the context.</summary>
    /// <returns>Why the report is refused, or null.</returns>
    internal delegate Task<string?> Map(
        Partner partner, CloudEvent evt, PartnerDbContext db, DateTimeOffset now, CancellationToken cancellationToken);

    private static readonly Dictionary<string, Map> Maps = new()
    {
        [MessageReceiptMap.EventType] = MessageReceiptMap.Apply,
        [AccountProvisionMap.Provisioned] = AccountProvisionMap.Apply,
        [AccountProvisionMap.Failed] = AccountProvisionMap.Apply,
        [SessionLinkMap.EventType] = SessionLinkMap.Apply,
        [SessionHostedMap.EventType] = SessionHostedMap.Apply,
        [SubscriberMap.OptedOut] = SubscriberMap.Apply,
        [SubscriberMap.Ported] = SubscriberMap.Apply,
        [IndicatorMap.EventType] = IndicatorMap.Apply,
        [OutageMap.EventType] = OutageMap.Apply,
    };

    internal static IReadOnlyCollection<string> All => Maps.Keys;

    internal static Map? Of(string type) => Maps.GetValueOrDefault(type);
}
