using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Audiences;

/// <summary>
/// Somebody a broadcast may be meant for: where they belong and to which audiences, by opaque id. What the id of an
/// erased learner leaves behind is that nothing older may bring them back.
/// </summary>
internal sealed class Recipient
{
    internal const string Active = "active", Erased = "erased";

    public Guid LearnerId { get; private init; }

    /// <summary>Of the newest event heard: they come by several queues.</summary>
    public long Version { get; private init; }

    public Guid AreaId { get; private init; }

    public string[] Audiences { get; private init; } = [];

    /// <summary><c>active</c>, <c>restricted</c>, <c>deactivated</c> or <c>erased</c>.</summary>
    public string State { get; private init; } = "";
}

internal sealed class RecipientConfiguration : IEntityTypeConfiguration<Recipient>
{
    public void Configure(EntityTypeBuilder<Recipient> builder)
    {
        builder.HasKey(recipient => recipient.LearnerId);
        builder.Property(recipient => recipient.LearnerId).ValueGeneratedNever();
        builder.Property(recipient => recipient.State).HasMaxLength(20);
        builder.HasIndex(recipient => new { recipient.AreaId, recipient.LearnerId });
    }
}
