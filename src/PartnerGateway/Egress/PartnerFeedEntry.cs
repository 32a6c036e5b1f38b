using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Partners.Egress;

/// <summary>
/// An event for an operator; once sent it is the archive that replays come from. Number and text live here only until
/// the message has come to its end, or some days at most; the reference stays, so that receipts can be told from
/// invention.
/// </summary>
internal sealed class PartnerFeedEntry
{
    private const int MostFailures = 10;

    private PartnerFeedEntry()
    {
    }

    /// <summary>CloudEvents id: however often the entry is published, the operator sees one event.</summary>
    public Guid Id { get; private set; }

    /// <summary>Order of the feed.</summary>
    public long Position { get; private set; }

    public string PartnerId { get; private set; } = "";

    public string Type { get; private set; } = "";

    /// <summary>
    /// What the operator knows it by: the message, the account. Entries of one subject are published in their order.
    /// </summary>
    public string Subject { get; private set; } = "";

    /// <summary>Key of idempotency: however often it is asked for, there is one entry.</summary>
    public Guid Reference { get; private set; }

    /// <summary>Whom the data are about; gone with them.</summary>
    public Guid? LearnerId { get; private set; }

    /// <summary>The event's <c>data</c> as UTF-8 JSON; null once erased.</summary>
    public byte[]? Data { get; private set; }

    public string? TraceParent { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Whether it has to go out: for the first time, or again.</summary>
    public bool Waiting { get; private set; }

    /// <summary>How often it did not arrive since it began to wait.</summary>
    public int Failures { get; private set; }

    /// <summary>Not before then; it alone waits, and what comes after it about its subject.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>When it was put aside: the operator refuses this one event for good. A replay tries it again.</summary>
    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>When the operator had it for the first time.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When the operator said what finally became of it.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    internal static PartnerFeedEntry Create(
        string partnerId, string type, Guid reference, byte[] data, string? traceParent, DateTimeOffset now,
        Guid? learnerId = null, Guid? subject = null) => new()
        {
            Id = Guid.CreateVersion7(now),
            PartnerId = partnerId,
            Type = type,
            Subject = (subject ?? reference).ToString(),
            Reference = reference,
            LearnerId = learnerId,
            Data = data,
            TraceParent = traceParent,
            CreatedAt = now,
            Waiting = true,
        };

    /// <summary>
    /// Whether a repeated request asks for the same thing. After erasure the reference alone decides.
    /// </summary>
    internal bool IsSameRequest(byte[] data) => Data is null || CryptographicOperations.FixedTimeEquals(Data, data);

    internal void Published(DateTimeOffset now) =>
        (Waiting, Failures, NotBefore, PublishedAt) = (false, 0, null, PublishedAt ?? now);

    /// <param name="forGood">Whether the operator said that it will never take it.</param>
    /// <returns>Whether it is put aside.</returns>
    internal bool Failed(DateTimeOffset now, TimeSpan pause, bool forGood)
    {
        (Failures, NotBefore) = (Failures + 1, now + pause);
        if (forGood && Failures >= MostFailures)
            (Waiting, Failures, NotBefore, RefusedAt) = (false, 0, null, now);
        return !Waiting;
    }

    /// <summary>Number and text have done their work.</summary>
    internal void Settle(DateTimeOffset now) =>
        (Data, LearnerId, Waiting, SettledAt) = (null, null, false, SettledAt ?? now);
}

internal sealed class PartnerFeedEntryConfiguration : IEntityTypeConfiguration<PartnerFeedEntry>
{
    public void Configure(EntityTypeBuilder<PartnerFeedEntry> builder)
    {
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Position).UseIdentityAlwaysColumn();
        builder.HasIndex(entry => entry.Reference).IsUnique();
        builder.HasIndex(entry => new { entry.PartnerId, entry.Position }).HasFilter("waiting");
        builder.HasIndex(entry => new { entry.PartnerId, entry.NotBefore }).HasFilter("not_before is not null");
        builder.HasIndex(entry => new { entry.PartnerId, entry.RefusedAt }).HasFilter("refused_at is not null");
        builder.HasIndex(entry => new { entry.PartnerId, entry.PublishedAt });
        builder.HasIndex(entry => new { entry.PartnerId, entry.SettledAt }).HasFilter("settled_at is not null");
        builder.HasIndex(entry => entry.CreatedAt).HasFilter("data is not null");
        builder.HasIndex(entry => entry.LearnerId).HasFilter("learner_id is not null");
    }
}
