using Platform.Contracts.Certifications.V1;

namespace Platform.Certifications.Certificates;

/// <summary>What is told of a certificate, after its version was counted up.</summary>
internal static class CertificateEvents
{
    internal static CertificateIssued TellIssued(this Certificate certificate, DateTimeOffset now) => new()
    {
        CertificateId = certificate.Id,
        Version = certificate.Version,
        OccurredAt = now,
        LearnerId = certificate.LearnerId,
        AreaId = certificate.AreaId,
        CompletionId = certificate.CompletionId,
        CriterionCode = certificate.CriterionCode,
        CriterionVersion = certificate.CriterionVersion,
        Number = certificate.Number,
        PublicId = certificate.PublicId,
        Title = certificate.Title,
        ValidUntil = certificate.ValidUntil,
        ReplacesId = certificate.IssueNo > 1 ? certificate.PredecessorId : null,
        Cycle = certificate.Cycle,
    };

    internal static CertificateRevoked TellRevoked(
        this Certificate certificate, string code, DateTimeOffset now) => new()
        {
            CertificateId = certificate.Id,
            Version = certificate.Version,
            OccurredAt = now,
            LearnerId = certificate.LearnerId,
            AreaId = certificate.AreaId,
            ReasonCode = code,
        };

    internal static CertificateSuspended TellSuspended(
        this Certificate certificate, string code, DateTimeOffset now) => new()
        {
            CertificateId = certificate.Id,
            Version = certificate.Version,
            OccurredAt = now,
            LearnerId = certificate.LearnerId,
            AreaId = certificate.AreaId,
            ReasonCode = code,
        };

    internal static CertificateReinstated TellReinstated(this Certificate certificate, DateTimeOffset now) => new()
    {
        CertificateId = certificate.Id,
        Version = certificate.Version,
        OccurredAt = now,
        LearnerId = certificate.LearnerId,
        AreaId = certificate.AreaId,
    };

    internal static CertificateExpired TellExpired(this Certificate certificate, DateTimeOffset now) => new()
    {
        CertificateId = certificate.Id,
        Version = certificate.Version,
        OccurredAt = now,
        LearnerId = certificate.LearnerId,
        AreaId = certificate.AreaId,
    };

    internal static CertificateReissued TellReissued(
        this Certificate certificate, Guid byId, string code, DateTimeOffset now) => new()
        {
            CertificateId = certificate.Id,
            Version = certificate.Version,
            OccurredAt = now,
            LearnerId = certificate.LearnerId,
            AreaId = certificate.AreaId,
            ReplacedById = byId,
            ReasonCode = code,
        };

    internal static CertificateRenewed TellRenewed(
        this Certificate certificate, Certificate next, DateTimeOffset now) => new()
        {
            CertificateId = certificate.Id,
            Version = certificate.Version,
            OccurredAt = now,
            LearnerId = certificate.LearnerId,
            AreaId = certificate.AreaId,
            RenewedById = next.Id,
            Cycle = next.Cycle,
        };
}
