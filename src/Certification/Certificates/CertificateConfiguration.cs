using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Authorities;
using Platform.Certifications.Criteria;

namespace Platform.Certifications.Certificates;

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.CriterionCode).HasMaxLength(64);
        builder.Property(c => c.Cycle).HasDefaultValue(1);
        builder.Property(c => c.IssueNo).HasDefaultValue(1);
        builder.Property(c => c.Title).HasMaxLength(300);
        builder.Property(c => c.AssuranceLevel).HasMaxLength(32);
        builder.Property(c => c.Number).HasMaxLength(64);
        builder.Property(c => c.PublicId).HasMaxLength(32);
        builder.Property(c => c.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.IssuerName).HasMaxLength(300);
        builder.Property(c => c.UnitName).HasMaxLength(300);
        builder.Property(c => c.HolderName).HasMaxLength(200);
        builder.Property(c => c.RevokedBy).HasMaxLength(200);
        builder.Property(c => c.RevocationCode).HasMaxLength(32);
        builder.Property(c => c.RevocationReason).HasMaxLength(500);
        builder.Property(c => c.RowVersion).IsRowVersion();
        builder.Ignore(c => c.IsFinal);

        // One certificate that counts, whatever is delivered twice or in parallel. One that was corrected gives its
        // place to the correction; one that ran out keeps it, for the next is of another cycle.
        builder.HasIndex(c => new { c.LearnerId, c.CriterionId, c.CriterionVersion, c.Cycle }).IsUnique()
            .HasFilter("status not in ('Revoked', 'Superseded')");
        builder.HasIndex(c => new { c.CompletionId, c.CriterionCode }).IsUnique()
            .HasFilter("predecessor_id is null");
        builder.HasIndex(c => new { c.PredecessorId, c.Cycle }).IsUnique()
            .HasFilter("status <> 'Revoked'");
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.PublicId).IsUnique();
        builder.HasIndex(c => c.AreaId);
        builder.HasIndex(c => c.ValidUntil).HasFilter("status in ('Valid', 'Suspended')");
        builder.HasOne<Criterion>().WithMany().HasForeignKey(c => c.CriterionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Certificate>().WithMany().HasForeignKey(c => c.PredecessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<IssuingAuthority>().WithMany().HasForeignKey(c => c.IssuingAuthorityId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Changes).WithOne().HasForeignKey(change => change.CertificateId)
            .OnDelete(DeleteBehavior.Restrict);
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
