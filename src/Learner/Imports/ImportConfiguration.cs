using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Imports;

internal sealed class LearnerImportConfiguration : IEntityTypeConfiguration<LearnerImport>
{
    public void Configure(EntityTypeBuilder<LearnerImport> builder)
    {
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.Property(import => import.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(import => import.Reason).HasMaxLength(50);
        builder.Property(import => import.ReasonColumn).HasMaxLength(100);
        builder.HasOne(import => import.Area).WithMany().HasForeignKey(import => import.AreaId)
            .OnDelete(DeleteBehavior.Restrict);

        // A file that was refused or cancelled may be sent again: a village that was missing may be there now.
        builder.HasIndex(import => new { import.AreaId, import.ContentHash }).IsUnique()
            .HasFilter("state NOT IN ('Rejected', 'Failed', 'Cancelled')");
        builder.HasIndex(import => new { import.AreaId, import.Id });
        builder.HasIndex(import => import.CreatedAt).HasFilter("state IN ('Uploading', 'Queued', 'Running')");
    }
}

internal sealed class ImportChunkConfiguration : IEntityTypeConfiguration<ImportChunk>
{
    public void Configure(EntityTypeBuilder<ImportChunk> builder)
    {
        builder.HasKey(chunk => new { chunk.ImportId, chunk.Position });
        builder.HasOne<LearnerImport>().WithMany().HasForeignKey(chunk => chunk.ImportId);
    }
}

internal sealed class ImportFindingConfiguration : IEntityTypeConfiguration<ImportFinding>
{
    public void Configure(EntityTypeBuilder<ImportFinding> builder)
    {
        builder.Property(finding => finding.ColumnName).HasMaxLength(30);
        builder.Property(finding => finding.Code).HasMaxLength(50);
        builder.HasOne<LearnerImport>().WithMany().HasForeignKey(finding => finding.ImportId);
        builder.HasIndex(finding => new { finding.ImportId, finding.Id });
    }
}

internal sealed class RejectedRowConfiguration : IEntityTypeConfiguration<RejectedRow>
{
    public void Configure(EntityTypeBuilder<RejectedRow> builder)
    {
        builder.HasKey(row => new { row.ImportId, row.RowNumber });
        builder.HasOne<LearnerImport>().WithMany().HasForeignKey(row => row.ImportId);
    }
}
