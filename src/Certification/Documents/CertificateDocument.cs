using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.Documents;

/// <summary>For whom a certificate is printed: it decides whether the paper names the holder.</summary>
internal enum DocumentAudience
{
    /// <summary>The holder, or the officer who hands it over: with the full name.</summary>
    Holder,

    /// <summary>Whoever has the link: without a name.</summary>
    Public,
}

/// <summary>
/// The printed form of one artefact: first a place in the queue of the renderer, then its bytes, kept as they were
/// signed. A rendering only; the registry is the truth.
/// </summary>
internal sealed class CertificateDocument
{
    public Guid CertificateId { get; private set; }

    public int IssueNo { get; private set; }

    public DocumentAudience Audience { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Lease and back-off in one, by the database's clock; it does not matter once there are bytes.</summary>
    public DateTimeOffset AvailableAt { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    public DateTimeOffset? RenderedAt { get; private set; }

    public byte[]? Pdf { get; private set; }
}

internal sealed class CertificateDocumentConfiguration : IEntityTypeConfiguration<CertificateDocument>
{
    public void Configure(EntityTypeBuilder<CertificateDocument> builder)
    {
        builder.HasKey(d => new { d.CertificateId, d.IssueNo, d.Audience });
        builder.Property(d => d.Audience).HasConversion<string>().HasMaxLength(16);
        builder.Property(d => d.LastError).HasMaxLength(500);
        builder.HasIndex(d => d.AvailableAt).HasFilter("pdf is null");
        builder.HasOne<Issuance>().WithMany().HasForeignKey(d => new { d.CertificateId, d.IssueNo })
            .OnDelete(DeleteBehavior.Restrict);
    }
}
