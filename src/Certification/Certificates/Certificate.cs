using Platform.Certifications.Criteria;
using Platform.Contracts.Certifications.V1;

namespace Platform.Certifications.Certificates;

/// <summary>
/// What a learner holds for meeting a criterion: exactly one per learner, criterion version and cycle, with a number of
/// its own from the first moment on. One that was corrected is another certificate that takes the place of this one.
/// </summary>
internal sealed class Certificate
{
    private readonly List<CertificateChange> changes = [];

    public Guid Id { get; private set; }

    public Guid LearnerId { get; private set; }

    public Guid AreaId { get; private set; }

    public Guid CompletionId { get; private set; }

    public Guid CriterionId { get; private set; }

    public string CriterionCode { get; private set; } = "";

    public int CriterionVersion { get; private set; }

    /// <summary>1, and more where one before it was renewed.</summary>
    public int Cycle { get; private set; }

    /// <summary>1, and more where it corrects one before it.</summary>
    public int IssueNo { get; private set; }

    /// <summary>The certificate it renews or corrects.</summary>
    public Guid? PredecessorId { get; private set; }

    public string Title { get; private set; } = "";

    public string AssuranceLevel { get; private set; } = "";

    public string Number { get; private set; } = "";

    public string PublicId { get; private set; } = "";

    public CertificateStatus Status { get; private set; }

    /// <summary>Since when it is what it is.</summary>
    public DateTimeOffset StatusSince { get; private set; }

    public DateTimeOffset ValidFrom { get; private set; }

    /// <summary>First moment at which it no longer counts; null where it counts for ever.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    /// <summary>The authority of the province on the day of issue; null where none was registered.</summary>
    public Guid? IssuingAuthorityId { get; private set; }

    /// <summary>What the issuer was called on that day, as signed.</summary>
    public string? IssuerName { get; private set; }

    /// <summary>What the issuing unit was called on that day, as signed.</summary>
    public string? UnitName { get; private set; }

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

    public IReadOnlyList<CertificateChange> Changes => changes;

    public bool IsFinal =>
        Status is CertificateStatus.Revoked or CertificateStatus.Superseded or CertificateStatus.Expired;

    /// <summary>The certificate a completion earns, still to be signed.</summary>
    /// <param name="earned">What was done, and how sure that is.</param>
    /// <param name="criterion">The version it fulfils.</param>
    /// <param name="ids">A number and a public id nobody has.</param>
    /// <param name="now">From when on it counts.</param>
    /// <param name="renews">The certificate of the cycle before; none in the first.</param>
    public static Certificate Earn(
        Earned earned, Criterion criterion, CertificateIds ids, DateTimeOffset now, Certificate? renews = null) => new()
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = earned.LearnerId,
            AreaId = earned.AreaId,
            CompletionId = earned.CompletionId,
            CriterionId = criterion.Id,
            CriterionCode = criterion.Code,
            CriterionVersion = criterion.Version,
            Cycle = (renews?.Cycle ?? 0) + 1,
            IssueNo = 1,
            PredecessorId = renews?.Id,
            Title = criterion.Title,
            AssuranceLevel = earned.AssuranceLevel,
            Number = ids.Number,
            PublicId = ids.PublicId,
            Status = CertificateStatus.Pending,
            StatusSince = now,
            ValidFrom = now,
            // Whoever renews early loses nothing of the days that were left.
            ValidUntil = criterion.EndOf(renews?.ValidUntil > now ? renews.ValidUntil.Value : now),
        };

    /// <summary>
    /// The certificate that takes the place of this one, still to be signed, with the name the holder bears now. It
    /// ends when this one would have ended: a correction makes nothing longer.
    /// </summary>
    public Certificate Correct(CertificateIds ids, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        LearnerId = LearnerId,
        AreaId = AreaId,
        CompletionId = CompletionId,
        CriterionId = CriterionId,
        CriterionCode = CriterionCode,
        CriterionVersion = CriterionVersion,
        Cycle = Cycle,
        IssueNo = IssueNo + 1,
        PredecessorId = Id,
        Title = Title,
        AssuranceLevel = AssuranceLevel,
        Number = ids.Number,
        PublicId = ids.PublicId,
        Status = CertificateStatus.Pending,
        StatusSince = now,
        ValidFrom = now,
        ValidUntil = ValidUntil,
    };

    /// <summary>Fixes the name the signature will commit to. A later correction of the name is another issue.</summary>
    public void NameHolder(string name, byte[] salt) => (HolderName, HolderSalt) = (name, salt);

    /// <summary>Fixes who issues it, by the names of that day.</summary>
    public void NameIssuer(Guid? authorityId, string issuer, string unit) =>
        (IssuingAuthorityId, IssuerName, UnitName) = (authorityId, issuer, unit);

    /// <summary>
    /// Makes a signed certificate valid. Null: it is valid already, or was revoked before it was signed.
    /// </summary>
    public CertificateIssued? Issue(DateTimeOffset now)
    {
        if (Status is not CertificateStatus.Pending)
            return null;

        Become(CertificateStatus.Valid, CertificateAction.Issued, Decision.OfPlatform("signed"), now);
        return this.TellIssued(now);
    }

    /// <summary>Lets it count no more for the time being. Null: it is not valid.</summary>
    public CertificateSuspended? Suspend(Decision decision, DateTimeOffset now)
    {
        if (Status is not CertificateStatus.Valid)
            return null;

        Become(CertificateStatus.Suspended, CertificateAction.Suspended, decision, now);
        return this.TellSuspended(decision.Code, now);
    }

    /// <summary>Lets it count again. Null: it is not suspended, or would be over by now.</summary>
    public CertificateReinstated? Reinstate(Decision decision, DateTimeOffset now)
    {
        if (Status is not CertificateStatus.Suspended || ValidUntil <= now)
            return null;

        Become(CertificateStatus.Valid, CertificateAction.Reinstated, decision, now);
        return this.TellReinstated(now);
    }

    /// <summary>Ends it when its time is over. Null: it is not, or something else ended it.</summary>
    public CertificateExpired? Expire(DateTimeOffset now)
    {
        if (Status is not (CertificateStatus.Valid or CertificateStatus.Suspended) || !(ValidUntil <= now))
            return null;

        Become(CertificateStatus.Expired, CertificateAction.Expired, Decision.OfPlatform("validity-over"), now);
        return this.TellExpired(now);
    }

    /// <summary>Ends it in favour of a correction. Null: it is not valid.</summary>
    public CertificateReissued? Replace(Certificate by, Decision decision, DateTimeOffset now)
    {
        if (Status is not CertificateStatus.Valid)
            return null;

        Become(CertificateStatus.Superseded, CertificateAction.Replaced, decision, now, by.Id);
        return this.TellReissued(by.Id, decision.Code, now);
    }

    /// <summary>Notes that the next one was earned; this one goes on to its own end.</summary>
    public CertificateRenewed Renew(Certificate next, Decision decision, DateTimeOffset now)
    {
        Version++;
        Note(CertificateAction.Renewed, decision, now, next.Id);
        return this.TellRenewed(next, now);
    }

    /// <summary>
    /// Revokes the certificate, also one whose signing never ended. Null: it is final already; only one that ran out
    /// can still be found to have been wrong.
    /// </summary>
    public CertificateRevoked? Revoke(Decision decision, DateTimeOffset now)
    {
        if (Status is CertificateStatus.Revoked or CertificateStatus.Superseded)
            return null;

        (RevocationCode, RevocationReason) = (decision.Code, decision.Text);
        (RevokedBy, RevokedAt) = (decision.By, now);
        Become(CertificateStatus.Revoked, CertificateAction.Revoked, decision, now);
        return this.TellRevoked(decision.Code, now);
    }

    private void Become(
        CertificateStatus status, CertificateAction action, Decision decision, DateTimeOffset now,
        Guid? successorId = null)
    {
        (Status, StatusSince) = (status, now);
        Version++;
        Note(action, decision, now, successorId);
    }

    private void Note(CertificateAction action, Decision decision, DateTimeOffset now, Guid? successorId) =>
        changes.Add(new CertificateChange
        {
            Id = Guid.CreateVersion7(now),
            CertificateId = Id,
            Sequence = Version,
            Action = action,
            At = now,
            By = decision.By,
            ReasonCode = decision.Code,
            Reason = decision.Text,
            SuccessorId = successorId,
        });
}
