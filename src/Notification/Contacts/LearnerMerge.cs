using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Contacts;

/// <summary>Two registrations that are one person: who writes to the one reaches the other.</summary>
internal sealed class LearnerMerge
{
    public Guid MergeId { get; init; }

    public Guid WinnerId { get; init; }

    public Guid LoserId { get; init; }

    public DateTimeOffset MergedAt { get; init; }

    public bool Undone { get; init; }
}

internal sealed class LearnerMergeConfiguration : IEntityTypeConfiguration<LearnerMerge>
{
    public void Configure(EntityTypeBuilder<LearnerMerge> builder)
    {
        builder.ToTable("LearnerMerges");
        builder.HasKey(merge => merge.MergeId);
        builder.Property(merge => merge.MergeId).ValueGeneratedNever();
        builder.HasIndex(merge => merge.WinnerId);
        builder.HasIndex(merge => merge.LoserId);
    }
}
