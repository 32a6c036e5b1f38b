using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Areas;
using Platform.Certifications.Certificates;
using Platform.Certifications.Criteria;

namespace Platform.Certifications.Batches;

internal sealed class BatchConfiguration :
    IEntityTypeConfiguration<CertificateBatch>, IEntityTypeConfiguration<CertificateBatchRow>
{
    public void Configure(EntityTypeBuilder<CertificateBatch> builder)
    {
        builder.ToTable("CertificateBatches");
        builder.Property(batch => batch.Id).ValueGeneratedNever();
        builder.Property(batch => batch.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(batch => batch.Subject).HasConversion<string>().HasMaxLength(16);
        builder.Property(batch => batch.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(batch => batch.ReasonCode).HasMaxLength(32);
        builder.Property(batch => batch.Reason).HasMaxLength(500);
        builder.Property(batch => batch.ProposedBy).HasMaxLength(200);
        builder.Property(batch => batch.ApprovedBy).HasMaxLength(200);
        builder.Property(batch => batch.CancelledBy).HasMaxLength(200);
        builder.Property(batch => batch.RowVersion).IsRowVersion();
        builder.Ignore(batch => batch.Decision);
        builder.HasIndex(batch => batch.RunsAt).HasFilter("state in ('Queued', 'Running')");
        builder.HasIndex(batch => new { batch.ProposedBy, batch.ProposedAt });
        builder.HasOne<AreaSnapshot>().WithMany().HasForeignKey(batch => batch.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Criterion>().WithMany().HasForeignKey(batch => batch.CriterionId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_certificate_batches_two_persons", "approved_by <> proposed_by");
            table.HasCheckConstraint(
                "ck_certificate_batches_correction",
                "(kind = 'Issue') = (criterion_id is not null) and (kind = 'Issue') = (reason_code is null)");
        });
    }

    public void Configure(EntityTypeBuilder<CertificateBatchRow> builder)
    {
        builder.ToTable("CertificateBatchRows");
        builder.HasKey(row => new { row.BatchId, row.Number });
        builder.Property(row => row.Outcome).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(row => new { row.BatchId, row.Number }).HasFilter("outcome is null")
            .HasDatabaseName("ix_certificate_batch_rows_open");
        builder.HasOne<CertificateBatch>().WithMany().HasForeignKey(row => row.BatchId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Certificate>().WithMany().HasForeignKey(row => row.CertificateId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
