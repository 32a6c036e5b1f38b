using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.FieldBatches;

internal sealed class FieldBatchConfiguration : IEntityTypeConfiguration<FieldBatch>
{
    public void Configure(EntityTypeBuilder<FieldBatch> builder)
    {
        builder.Property(batch => batch.Id).ValueGeneratedNever();
        builder.Property(batch => batch.Actor).HasMaxLength(200);
        builder.HasIndex(batch => new { batch.DeviceId, batch.ReceivedAt });
    }
}

internal sealed class FieldEntryConfiguration : IEntityTypeConfiguration<FieldEntry>
{
    public void Configure(EntityTypeBuilder<FieldEntry> builder)
    {
        builder.HasKey(entry => entry.ItemId);
        builder.Property(entry => entry.ItemId).ValueGeneratedNever();
        builder.Property(entry => entry.Kind).HasMaxLength(40);
        builder.Property(entry => entry.Result).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.Code).HasMaxLength(60);
        builder.HasOne(entry => entry.Batch).WithMany().HasForeignKey(entry => entry.BatchId);
        builder.HasIndex(entry => entry.TargetId).HasFilter("waiting IS NOT NULL");
    }
}
