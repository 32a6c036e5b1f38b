using System.ComponentModel.DataAnnotations;
using Platform.Partners.Ingress;

namespace Platform.Partners.Partners;

/// <summary>What becomes of events for an operator whose queue is full.</summary>
public enum Overflow
{
    /// <summary>They wait with the platform; nothing is lost.</summary>
    Block,

    /// <summary>The oldest give way; they can be replayed.</summary>
    DropOldest,
}

/// <summary>What the platform and an operator agreed on.</summary>
/// <param name="AcceptedTypes">
/// Event types the operator may send, such as <c>vn.bdhvs.message.receipt-reported.v1</c>.
/// </param>
/// <param name="Areas">Areas it may speak of, with all below them; none means all.</param>
/// <param name="RatePerMinute">Events it may send in a minute; more are kept aside. <example>6000</example></param>
/// <param name="RetentionDays">Days for which what was sent to it can be replayed. <example>14</example></param>
/// <param name="QueueLength">Events its queue holds at most. <example>500000</example></param>
/// <param name="Overflow">What becomes of events for a full queue.</param>
/// <param name="RequiresSignature">Whether every event must carry a signature of a key of the operator.</param>
public sealed record ContractTerms(
    [Length(1, 20)] IReadOnlyList<string> AcceptedTypes,
    [MaxLength(200)] IReadOnlyList<Guid> Areas,
    [Range(1, 1_000_000)] int RatePerMinute,
    [Range(1, 40)] int RetentionDays,
    [Range(10, 1_000_000)] int QueueLength,
    Overflow Overflow = Overflow.Block,
    bool RequiresSignature = false)
{
    /// <summary>What holds where nobody agreed on anything else.</summary>
    internal static ContractTerms Usual(IReadOnlyList<Guid> areas) => new(
        [.. InboundTypes.All], areas, RatePerMinute: 60_000, RetentionDays: 14, QueueLength: 500_000);
}
