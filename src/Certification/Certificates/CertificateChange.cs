using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Certifications.Certificates;

/// <summary>What was done with a certificate; codes as on the wire.</summary>
public enum CertificateAction
{
    Issued,
    Suspended,
    Reinstated,
    Revoked,

    /// <summary>Another certificate took its place.</summary>
    Replaced,

    /// <summary>The certificate of the next cycle was earned.</summary>
    Renewed,
    Expired,
}

/// <summary>Why a state changed, and who says so.</summary>
/// <param name="Code">One of the codes the event documents.</param>
/// <param name="Text">Words for the record; they may name a person, and stay here.</param>
/// <param name="By">Who decided it.</param>
internal sealed record Decision(string Code, string? Text, string By)
{
    /// <summary>What the platform does by itself.</summary>
    internal static Decision OfPlatform(string code) => new(code, null, "platform");
}

/// <summary>One step in the life of a certificate; rows are only added.</summary>
internal sealed class CertificateChange
{
    /// <summary>
    /// Not the sequence: two who change a certificate at once would meet here, and the slower one would hear of a
    /// duplicate key where it should hear that the row has changed.
    /// </summary>
    public required Guid Id { get; init; }

    public required Guid CertificateId { get; init; }

    /// <summary>Version of the event that told of it.</summary>
    public required long Sequence { get; init; }

    public required CertificateAction Action { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public string? ReasonCode { get; init; }

    public string? Reason { get; init; }

    /// <summary>The certificate that took its place, or the one of the next cycle.</summary>
    public Guid? SuccessorId { get; init; }
}

internal sealed class CertificateChangeConfiguration : IEntityTypeConfiguration<CertificateChange>
{
    public void Configure(EntityTypeBuilder<CertificateChange> builder)
    {
        builder.ToTable("CertificateChanges");
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.HasIndex(change => new { change.CertificateId, change.Sequence });
        builder.Property(change => change.Action).HasConversion<string>().HasMaxLength(16);
        builder.Property(change => change.By).HasMaxLength(200);
        builder.Property(change => change.ReasonCode).HasMaxLength(32);
        builder.Property(change => change.Reason).HasMaxLength(500);
    }
}
