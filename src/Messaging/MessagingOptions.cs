using System.ComponentModel.DataAnnotations;

namespace Platform.Messaging;

/// <summary>Configuration section <c>Messaging</c>. Every value has a default that suits production.</summary>
public sealed class MessagingOptions
{
    /// <summary>Virtual host of the events inside the platform. Partners never get access to it.</summary>
    [Required]
    public string VirtualHost { get; set; } = "platform";

    /// <summary>
    /// Management API of the broker with credentials (<c>http://user:password@host:port</c>); only <c>-- migrate</c>
    /// uses it, to create the virtual host. Absent: the virtual host must exist already.
    /// </summary>
    public Uri? ManagementUri { get; set; }

    /// <summary>Workers of the outbox relay in this process; each holds a channel and at most one lease.</summary>
    [Range(1, 64)]
    public int RelayWorkers { get; set; } = 4;

    /// <summary>
    /// Rows a worker sends before it waits for all their confirms; also its window of unconfirmed messages.
    /// </summary>
    [Range(1, 1000)]
    public int RelayBatch { get; set; } = 500;

    /// <summary>
    /// Events per second that this process sends of those stored in bulk: an import leaves room for everybody else.
    /// </summary>
    [Range(1, 100_000)]
    public int BulkPerSecond { get; set; } = 2_000;

    /// <summary>
    /// How long a batch may wait for confirms before the unconfirmed rest counts as unknown and is sent again.
    /// </summary>
    public TimeSpan ConfirmTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Longest pause between two looks into an idle outbox. Events of this process wake the relay at once.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Unacknowledged messages a queue may have at this process.</summary>
    [Range(1, 256)]
    public int Prefetch { get; set; } = 16;

    /// <summary>
    /// Waits before a failed message is tried again by itself; after the last one it waits for an operator. Default: 5
    /// s, 1 min, 10 min, 1 h.
    /// </summary>
    public IList<TimeSpan> RetryLadder { get; init; } = [];

    /// <summary>Days for which sent events can be replayed.</summary>
    [Range(14, 3650)]
    public int ArchiveDays { get; set; } = 40;

    /// <summary>Days for which handled message ids are remembered; more than <see cref="ArchiveDays"/>.</summary>
    [Range(15, 3650)]
    public int InboxDays { get; set; } = 45;

    /// <summary>Days for which an Idempotency-Key returns its first answer.</summary>
    [Range(1, 90)]
    public int IdempotencyDays { get; set; } = 7;

    /// <summary>Replayed and redriven messages per second, so that old traffic does not starve new.</summary>
    [Range(1, 10000)]
    public int ReplayPerSecond { get; set; } = 200;

    /// <summary>
    /// Breaks a guarantee on purpose, to prove that the checker notices. Honoured in the environment Test only.
    /// </summary>
    public Sabotage Sabotage { get; set; }

    internal static IReadOnlyList<TimeSpan> DefaultLadder { get; } =
        [TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    internal IReadOnlyList<TimeSpan> Ladder => RetryLadder.Count > 0 ? [.. RetryLadder] : DefaultLadder;
}

/// <summary>The guarantees that a test may take away, one at a time.</summary>
public enum Sabotage
{
    /// <summary>All guarantees hold.</summary>
    None,

    /// <summary>The inbox does not look whether a message was handled before.</summary>
    DedupeOff,

    /// <summary>The relay remembers the last id it sent and reads only beyond it.</summary>
    CursorPoller,

    /// <summary>An event that no queue takes counts as sent.</summary>
    MandatoryOff,

    /// <summary>A message is acknowledged before its transaction commits.</summary>
    AckBeforeCommit,
}
