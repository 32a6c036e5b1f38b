using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Learners;

namespace Platform.Learners.Duplicates;

internal sealed class LearnerMergeConfiguration : IEntityTypeConfiguration<LearnerMerge>
{
    public void Configure(EntityTypeBuilder<LearnerMerge> builder)
    {
        builder.Property(merge => merge.Id).ValueGeneratedNever();
        builder.Property(merge => merge.Reason).HasMaxLength(500);
        builder.Property(merge => merge.MergedBy).HasMaxLength(200);
        builder.Property(merge => merge.UndoneBy).HasMaxLength(200);
        builder.Property(merge => merge.UndoReason).HasMaxLength(500);
        builder.Property(merge => merge.Moved).HasColumnType("jsonb").HasConversion(
            moved => JsonSerializer.Serialize(moved, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json, JsonSerializerOptions.Default)!,
            // Written once and never changed: the reference tells.
            new ValueComparer<Dictionary<string, JsonElement>>(
                (left, right) => ReferenceEquals(left, right), moved => moved.Count, moved => moved));
        builder.HasOne<Learner>().WithMany().HasForeignKey(merge => merge.WinnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(merge => merge.LoserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(merge => merge.WinnerId);

        // Merged into one, or into nobody.
        builder.HasIndex(merge => merge.LoserId).IsUnique().HasFilter("undone_at IS NULL");
    }
}
