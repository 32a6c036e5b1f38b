using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Certificates;

/// <summary>
/// What this service knows of a certificate. The two events about it may come in either order, so each writes columns
/// of its own: one that was revoked before it was heard of is never taken for a valid one.
/// </summary>
internal sealed class HeldCertificate
{
    public Guid CertificateId { get; private init; }

    public Guid LearnerId { get; private init; }

    public string? CriterionCode { get; private init; }

    public int? CriterionVersion { get; private init; }

    public DateTimeOffset? IssuedAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private init; }
}

internal sealed class HeldCertificateConfiguration : IEntityTypeConfiguration<HeldCertificate>
{
    public void Configure(EntityTypeBuilder<HeldCertificate> builder)
    {
        builder.HasKey(certificate => certificate.CertificateId);
        builder.Property(certificate => certificate.CertificateId).ValueGeneratedNever();
        builder.Property(certificate => certificate.CriterionCode).HasMaxLength(100);
        // Not a foreign key: certificates are told by another service and may come before their holder.
        builder.HasIndex(certificate => certificate.LearnerId);
    }
}
