using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Criteria;

namespace Platform.Certifications.Certificates;

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.CriterionCode).HasMaxLength(64);
        builder.Property(c => c.Title).HasMaxLength(300);
        builder.Property(c => c.AssuranceLevel).HasMaxLength(32);
        builder.Property(c => c.Number).HasMaxLength(64);
        builder.Property(c => c.PublicId).HasMaxLength(32);
        builder.Property(c => c.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.HolderName).HasMaxLength(200);
        builder.Property(c => c.RevokedBy).HasMaxLength(200);
        builder.Property(c => c.RevocationCode).HasMaxLength(32);
        builder.Property(c => c.RevocationReason).HasMaxLength(500);
        builder.Property(c => c.RowVersion).IsRowVersion();

        // One certificate that counts, whatever is delivered twice or in parallel.
        builder.HasIndex(c => new { c.LearnerId, c.CriterionId, c.CriterionVersion }).IsUnique()
            .HasFilter("status <> 'Revoked'");
        builder.HasIndex(c => new { c.CompletionId, c.CriterionCode }).IsUnique();
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.PublicId).IsUnique();
        builder.HasIndex(c => c.AreaId);
        builder.HasOne<Criterion>().WithMany().HasForeignKey(c => c.CriterionId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_certificates_revocation", "(status = 'Revoked') = (revoked_at is not null)"));
    }
}

internal sealed class IssuanceConfiguration : IEntityTypeConfiguration<Issuance>
{
    public void Configure(EntityTypeBuilder<Issuance> builder)
    {
        builder.HasKey(i => new { i.CertificateId, i.IssueNo });
        builder.Property(i => i.KeyId).HasMaxLength(64);
        builder.HasOne<Certificate>().WithMany().HasForeignKey(i => i.CertificateId).OnDelete(DeleteBehavior.Restrict);
    }
}
