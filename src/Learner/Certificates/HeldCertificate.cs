using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Certificates;

/// <summary>
/// What this service knows of a certificate. The events about it may come in any order, so each writes columns of its
/// own: one that was revoked before it was heard of is never taken for a valid one.
/// </summary>
internal sealed class HeldCertificate
{
    public Guid CertificateId { get; private init; }

    public Guid LearnerId { get; private init; }

    public string? CriterionCode { get; private init; }

    public int? CriterionVersion { get; private init; }

    public DateTimeOffset? IssuedAt { get; private init; }

    /// <summary>When it was revoked, or another one took its place.</summary>
    public DateTimeOffset? RevokedAt { get; private init; }

    /// <summary>First moment at which it no longer counts.</summary>
    public DateTimeOffset? ValidUntil { get; private init; }

    /// <summary>Version of the last event that suspended it.</summary>
    public long? SuspendedVersion { get; private init; }

    /// <summary>Version of the last event that let it count again.</summary>
    public long? ReinstatedVersion { get; private init; }
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
