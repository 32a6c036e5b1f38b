using Platform.Certifications.Criteria;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Courses.V1;

namespace Platform.Certifications.Certificates;

/// <summary>
/// What a learner holds for meeting a criterion: exactly one per learner and criterion version, with a number of
/// its own from the first moment on.
/// </summary>
internal sealed class Certificate
{
    public Guid Id { get; private set; }

    public Guid LearnerId { get; private set; }

    public Guid AreaId { get; private set; }

    public Guid CompletionId { get; private set; }

    public Guid CriterionId { get; private set; }

    public string CriterionCode { get; private set; } = "";

    public int CriterionVersion { get; private set; }

    public string Title { get; private set; } = "";

    public string AssuranceLevel { get; private set; } = "";

    public string Number { get; private set; } = "";

    public string PublicId { get; private set; } = "";

    public CertificateStatus Status { get; private set; }

    public DateTimeOffset ValidFrom { get; private set; }

    /// <summary>
    /// Legal name as signed. It stands here and not in the signed bytes, which only commit to it, so that erasing a
    /// person leaves a certificate that still verifies.
    /// </summary>
    public string? HolderName { get; private set; }

    /// <summary>Secret salt of the commitment; without it nobody can search the names that would fit.</summary>
    public byte[]? HolderSalt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokedBy { get; private set; }

    /// <summary>One of the codes the event documents.</summary>
    public string? RevocationCode { get; private set; }

    public string? RevocationReason { get; private set; }

    /// <summary>Counts the certificate's events.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private set; }

    /// <summary>The certificate a completion earns, still to be signed.</summary>
    public static Certificate Earn(
        CourseCompleted completed, Criterion criterion, string number, string publicId, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = completed.LearnerId,
            AreaId = completed.AreaId,
            CompletionId = completed.CompletionId,
            CriterionId = criterion.Id,
            CriterionCode = criterion.Code,
            CriterionVersion = criterion.Version,
            Title = criterion.Title,
            AssuranceLevel = completed.AssuranceLevel,
            Number = number,
            PublicId = publicId,
            Status = CertificateStatus.Pending,
            ValidFrom = now,
        };

    /// <summary>Fixes the name the signature will commit to. A later correction of the name is another issue.</summary>
    public void NameHolder(string name, byte[] salt) => (HolderName, HolderSalt) = (name, salt);

    /// <summary>
    /// Makes a signed certificate valid. Null: it is valid already, or was revoked before it was signed.
    /// </summary>
    public CertificateIssued? Issue(DateTimeOffset now)
    {
        if (Status is not CertificateStatus.Pending)
            return null;

        Status = CertificateStatus.Valid;
        return new CertificateIssued
        {
            CertificateId = Id,
            Version = ++Version,
            OccurredAt = now,
            LearnerId = LearnerId,
            AreaId = AreaId,
            CompletionId = CompletionId,
            CriterionCode = CriterionCode,
            CriterionVersion = CriterionVersion,
            Number = Number,
            PublicId = PublicId,
            Title = Title,
        };
    }

    /// <summary>Revokes the certificate, also one whose signing never ended. Null: it is revoked already.</summary>
    public CertificateRevoked? Revoke(string code, string reason, string by, DateTimeOffset now)
    {
        if (Status is CertificateStatus.Revoked)
            return null;

        Status = CertificateStatus.Revoked;
        (RevocationCode, RevocationReason, RevokedBy, RevokedAt) = (code, reason, by, now);
        return new CertificateRevoked
        {
            CertificateId = Id,
            Version = ++Version,
            OccurredAt = now,
            LearnerId = LearnerId,
            AreaId = AreaId,
            ReasonCode = code,
        };
    }
}
