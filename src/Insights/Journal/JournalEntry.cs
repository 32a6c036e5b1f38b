using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Insights.Journal;

/// <summary>
/// A consumed event, kept for good: views are disposable, this is what they are made from. Never updated, never
/// deleted. Events with personal data are not consumed here, so nothing in it needs erasing.
/// </summary>
internal sealed class JournalEntry
{
    public Guid MessageId { get; private set; }

    /// <summary>
    /// Order of arrival. Of two concurrent transactions the later to commit may hold the lower position.
    /// </summary>
    public long Position { get; private set; }

    public string WireName { get; private set; } = "";

    public Guid AggregateId { get; private set; }

    public long Version { get; private set; }

    public DateTimeOffset OccurredAt { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public string Payload { get; private set; } = "";
}

internal sealed class JournalEntryConfiguration : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.HasKey(entry => entry.MessageId);
        builder.HasIndex(entry => entry.Position).IsUnique();
        builder.Property(entry => entry.Position).UseIdentityAlwaysColumn();
        builder.Property(entry => entry.WireName).HasMaxLength(100);
        builder.Property(entry => entry.RecordedAt).HasDefaultValueSql("now()");
        builder.Property(entry => entry.Payload).HasColumnType("jsonb");
    }
}
