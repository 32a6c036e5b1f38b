using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.Signing;

internal sealed class SigningIntentConfiguration : IEntityTypeConfiguration<SigningIntent>
{
    public void Configure(EntityTypeBuilder<SigningIntent> builder)
    {
        builder.HasKey(i => new { i.CertificateId, i.IssueNo });
        builder.Property(i => i.ProofKeyId).HasMaxLength(64);
        builder.Property(i => i.TokenKeyId).HasMaxLength(64);
        builder.Property(i => i.TraceParent).HasMaxLength(64);
        builder.Property(i => i.TraceState).HasMaxLength(512);
        builder.Property(i => i.LastError).HasMaxLength(500);
        builder.Property(i => i.RowVersion).IsRowVersion();
        builder.HasOne<Certificate>().WithMany().HasForeignKey(i => i.CertificateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.AvailableAt).HasFilter("signed_at is null");
    }
}
