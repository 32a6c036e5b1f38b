using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Certifications.Transparency;

/// <summary>What can be wrong with a certificate, or with the log.</summary>
public enum FindingKind
{
    /// <summary>The stored bytes are not what one of our keys signed.</summary>
    SignatureInvalid,

    /// <summary>What was signed is about another certificate, number or holder than the registry says.</summary>
    ContentDiffers,

    /// <summary>An artefact nobody had written down to be signed: the key was used outside the flow.</summary>
    IntentMissing,

    /// <summary>The artefact is not the one that was to be signed.</summary>
    IntentDiffers,

    /// <summary>It counts as issued, and there is no artefact.</summary>
    ArtefactMissing,

    /// <summary>Course never told of the completion it stands on, or told it of somebody else.</summary>
    CompletionUnknown,

    /// <summary>Its completion was reversed, and it still counts.</summary>
    CompletionReversed,

    /// <summary>Another certificate bears the same number.</summary>
    NumberRepeated,

    /// <summary>A list of its place is not published, not signed by us or out of date.</summary>
    StatusListInvalid,

    /// <summary>A published list says something else than the registry, or speaks of a place nobody has.</summary>
    StatusListDiffers,

    /// <summary>The artefact has no place in the log.</summary>
    NotLogged,

    /// <summary>The log shows another artefact in its place, or its path does not lead to the root.</summary>
    LogDiffers,

    /// <summary>The log shows an artefact that the registry has not: removed, or lost with an older backup.</summary>
    LoggedArtefactMissing,

    /// <summary>The newest checkpoint is not signed by us, or the log is not what it says.</summary>
    CheckpointInvalid,

    /// <summary>The log does not continue the one that was compared before.</summary>
    LogRewritten,
}

/// <summary>Something that is not as it must be, from when it was found until it was mended.</summary>
internal sealed class CertificateFinding
{
    public Guid Id { get; private set; }

    public FindingKind Kind { get; private set; }

    /// <summary>Empty where it is about the log as a whole.</summary>
    public Guid CertificateId { get; private set; }

    /// <summary>0 where it is about no single artefact.</summary>
    public int IssueNo { get; private set; }

    public DateTimeOffset FoundAt { get; private set; }

    public DateTimeOffset SeenAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    internal Finding Subject => new(Kind, CertificateId, IssueNo);

    public static CertificateFinding Of(Finding finding, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = finding.Kind,
        CertificateId = finding.CertificateId,
        IssueNo = finding.IssueNo,
        FoundAt = now,
        SeenAt = now,
    };

    public void SeenAgain(DateTimeOffset now) => SeenAt = now;

    public void Mended(DateTimeOffset now) => ClosedAt = now;
}

/// <summary>What a comparison says, before it is known whether it was said already.</summary>
internal readonly record struct Finding(FindingKind Kind, Guid CertificateId, int IssueNo);

internal sealed class CertificateFindingConfiguration : IEntityTypeConfiguration<CertificateFinding>
{
    public void Configure(EntityTypeBuilder<CertificateFinding> builder)
    {
        builder.Property(finding => finding.Id).ValueGeneratedNever();
        builder.Property(finding => finding.Kind).HasConversion<string>().HasMaxLength(32);
        builder.Ignore(finding => finding.Subject);
        // Open once, however often it is seen; a list of open ones stays short whatever was closed before.
        builder.HasIndex(finding => new { finding.CertificateId, finding.IssueNo, finding.Kind }).IsUnique()
            .HasFilter("closed_at is null");
        builder.HasIndex(finding => finding.Id).HasFilter("closed_at is null");
    }
}
