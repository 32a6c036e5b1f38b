using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Partners.Egress;

/// <summary>
/// An event for an operator. Number and text live here only until the message has come to its end, or some days at
/// most; the reference stays, so that receipts can be told from invention.
/// </summary>
internal sealed class PartnerFeedEntry
{
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

    public DateTimeOffset? PublishedAt { get; private set; }

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
        };

    /// <summary>
    /// Whether a repeated request asks for the same thing. After erasure the reference alone decides.
    /// </summary>
    internal bool IsSameRequest(byte[] data) => Data is null || CryptographicOperations.FixedTimeEquals(Data, data);

    internal void Published(DateTimeOffset now) => PublishedAt = now;

    internal void ErasePayload() => (Data, LearnerId) = (null, null);
}

internal sealed class PartnerFeedEntryConfiguration : IEntityTypeConfiguration<PartnerFeedEntry>
{
    public void Configure(EntityTypeBuilder<PartnerFeedEntry> builder)
    {
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Position).UseIdentityAlwaysColumn();
        builder.HasIndex(entry => entry.Reference).IsUnique();
        builder.HasIndex(entry => new { entry.PartnerId, entry.Position }).HasFilter("published_at is null");
        builder.HasIndex(entry => entry.CreatedAt).HasFilter("data is not null");
        builder.HasIndex(entry => entry.LearnerId).HasFilter("learner_id is not null");
    }
}
