using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Notifications.Messages;

namespace Platform.Notifications.Broadcasts;

internal sealed class BroadcastConfiguration :
    IEntityTypeConfiguration<Broadcast>, IEntityTypeConfiguration<BroadcastRun>,
    IEntityTypeConfiguration<BroadcastRecipient>, IEntityTypeConfiguration<BroadcastLane>,
    IEntityTypeConfiguration<LinkPace>, IEntityTypeConfiguration<Message>
{
    private const int LinkLength = 40;

    public void Configure(EntityTypeBuilder<Broadcast> builder)
    {
        builder.Property(broadcast => broadcast.Id).ValueGeneratedNever();
        builder.Property(broadcast => broadcast.Name).HasMaxLength(200);
        builder.Property(broadcast => broadcast.TemplateCode).HasMaxLength(60);
        builder.Property(broadcast => broadcast.Category).HasMaxLength(20);
        builder.Property(broadcast => broadcast.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(broadcast => broadcast.PreparedBy).HasMaxLength(200);
        builder.Property(broadcast => broadcast.ApprovedBy).HasMaxLength(200);
        builder.Property(broadcast => broadcast.DecisionNo).HasMaxLength(100);
        builder.Property(broadcast => broadcast.PauseReason).HasMaxLength(40);
        builder.Property(broadcast => broadcast.Values).HasColumnType("jsonb").HasConversion(
            values => JsonSerializer.Serialize(values, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default)!,
            // Set once and never changed: the reference tells.
            new ValueComparer<IReadOnlyDictionary<string, string>>(
                (left, right) => ReferenceEquals(left, right), values => values.Count, values => values));
        builder.Property(broadcast => broadcast.RowVersion)
            .HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.Ignore(broadcast => broadcast.HasEnded);
        builder.Ignore(broadcast => broadcast.Audience);
        builder.HasIndex(broadcast => broadcast.StartsAt).HasFilter("ended_at is null");
    }

    public void Configure(EntityTypeBuilder<BroadcastRun> builder)
    {
        builder.HasKey(run => run.BroadcastId);
        builder.HasOne<Broadcast>().WithOne().HasForeignKey<BroadcastRun>(run => run.BroadcastId);
    }

    public void Configure(EntityTypeBuilder<BroadcastRecipient> builder)
    {
        // The person first: an erased one is found without reading the lists of everybody. No foreign key: a million
        // of them would be a million checks of one row that is never deleted.
        builder.HasKey(recipient => new { recipient.LearnerId, recipient.BroadcastId });
        builder.Property(recipient => recipient.Link).HasMaxLength(LinkLength);
        builder.HasIndex(recipient => new { recipient.BroadcastId, recipient.Link, recipient.LearnerId });
    }

    public void Configure(EntityTypeBuilder<BroadcastLane> builder)
    {
        builder.HasKey(lane => new { lane.BroadcastId, lane.Link });
        builder.Property(lane => lane.Link).HasMaxLength(LinkLength);
        builder.HasOne<Broadcast>().WithMany().HasForeignKey(lane => lane.BroadcastId);
        builder.HasIndex(lane => lane.FedAt).HasFilter("done_at is null");
    }

    public void Configure(EntityTypeBuilder<LinkPace> builder)
    {
        builder.HasKey(link => link.Code);
        builder.Property(link => link.Code).HasMaxLength(LinkLength);
    }

    /// <summary>What became of the messages of a broadcast is counted while it goes out.</summary>
    public void Configure(EntityTypeBuilder<Message> builder) =>
        builder.HasIndex(message => new { message.SourceEventId, message.State });
}
