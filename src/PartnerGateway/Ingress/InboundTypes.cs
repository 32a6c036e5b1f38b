using System.Security.Cryptography;
using System.Text;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary>What a report of an operator means inside.</summary>
/// <param name="Refusal">Why it is refused, or null.</param>
/// <param name="Effect">Natural key of the fact: told again under another id it has no second effect.</param>
/// <param name="Fact">The internal event.</param>
/// <param name="DataHash">Where the key is a sequence: other data under it would be lost in silence.</param>
internal sealed record Meaning(string? Refusal, string Effect = "", object? Fact = null, byte[]? DataHash = null)
{
    internal Meaning(string effect, object fact)
        : this(null, effect, fact)
    {
    }

    public static implicit operator Meaning(string refusal) => new(refusal);

    /// <summary>A fact whose key is the operator&apos;s own sequence.</summary>
    internal static Meaning InSequence(string effect, object fact, CloudEvent evt) =>
        new(null, effect, fact, SHA256.HashData(Encoding.UTF8.GetBytes(evt.Data.GetRawText())));
}

/// <summary>
/// The event types an operator may send, and what each becomes inside. A type outside this list has no effect,
/// whatever a contract says.
/// </summary>
internal static class InboundTypes
{
    /// <summary>Says what an event means; changes nothing that a refused one must not change.</summary>
    internal delegate Task<Meaning> Map(
        Partner partner, CloudEvent evt, Known known, DateTimeOffset now, CancellationToken cancellationToken);

    private static readonly Dictionary<string, Map> Maps = new()
    {
        [MessageReceiptMap.EventType] = Now(MessageReceiptMap.Apply),
        [AccountProvisionMap.Provisioned] = Now(AccountProvisionMap.Apply),
        [AccountProvisionMap.Failed] = Now(AccountProvisionMap.Apply),
        [SessionLinkMap.EventType] = Now(SessionLinkMap.Apply),
        [SessionHostedMap.EventType] = SessionHostedMap.Apply,
        [SubscriberMap.OptedOut] = Now(SubscriberMap.Apply),
        [SubscriberMap.Ported] = Now(SubscriberMap.Apply),
        [IndicatorMap.EventType] = IndicatorMap.Apply,
        [OutageMap.EventType] = OutageMap.Apply,
    };

    internal static IReadOnlyCollection<string> All => Maps.Keys;

    internal static Map? Of(string type) => Maps.GetValueOrDefault(type);

    private static Map Now(Func<Partner, CloudEvent, Known, DateTimeOffset, Meaning> map) =>
        (partner, evt, known, now, _) => Task.FromResult(map(partner, evt, known, now));
}
