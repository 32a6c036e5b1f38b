using System.ComponentModel.DataAnnotations;

namespace Platform.Simulator.Operators;

/// <summary>
/// Configuration section <c>Operator</c>: how to reach the channel, and how well the operator behaves.
/// </summary>
internal sealed class OperatorOptions
{
    /// <summary>The operator's slug at the platform; names its exchange and queue.</summary>
    [Required]
    public string Id { get; set; } = "";

    /// <summary>
    /// Address of the broker, <c>amqp://host:port</c>; without AMQP that of the platform's door for its events,
    /// <c>https://host/partnergateway/partners/ID/events</c>. It then listens where <c>ASPNETCORE_URLS</c> says.
    /// </summary>
    [Required]
    public string Uri { get; set; } = "";

    /// <summary>Virtual host; <c>/operators/ID</c> where nothing else is said.</summary>
    public string? VirtualHost { get; set; }

    /// <summary>Broker user; <c>operator-ID</c> where nothing else is said.</summary>
    public string? User { get; set; }

    /// <summary>Of the broker user; without AMQP the secret of the webhook, <c>whsec_…</c>.</summary>
    [Required]
    public string Password { get; set; } = "";

    /// <summary>CloudEvents <c>source</c> agreed with the platform.</summary>
    [Required]
    public string Source { get; set; } = "";

    /// <summary>Time from taking a message to its delivery, milliseconds.</summary>
    public int DelayMs { get; set; } = 200;

    /// <summary>Share of receipts sent twice, 0 to 1.</summary>
    public double DuplicateRate { get; set; }

    /// <summary>Share of messages and accounts that never get a final answer, 0 to 1.</summary>
    public double DropRate { get; set; }

    /// <summary>Share of accounts that are not opened, 0 to 1.</summary>
    public double RefusalRate { get; set; }

    /// <summary>What it does wrong: <c>NoUserId, LosesTrace</c>.</summary>
    public Misbehaviour Misbehaviour { get; set; }

    /// <summary>Makes the choices repeatable.</summary>
    public int Seed { get; set; } = 1;
}
