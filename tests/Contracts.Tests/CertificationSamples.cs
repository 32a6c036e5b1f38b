using Platform.Contracts.Certifications.V1;
using static Platform.Contracts.Tests.Samples;

namespace Platform.Contracts.Tests;

internal static class CertificationSamples
{
    internal static readonly object[] All =
    [
        new CertificateIssued
        {
            CertificateId = Id(30), Version = 1, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3),
            CompletionId = Id(26), CriterionCode = "vneid-basics", CriterionVersion = 1,
            Number = "BDHVS-19-2026-7K3M9QX2TD", PublicId = "7k3m9qx2td0h5n8b4c6w1f9gjz",
            Title = "Giấy xác nhận hoàn thành khóa học",
        },
        new CertificateRevoked
        {
            CertificateId = Id(30), Version = 2, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3),
            ReasonCode = "issued-in-error",
        },
        new CertificateSuspended
        {
            CertificateId = Id(30), Version = 2, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3),
            ReasonCode = "under-review",
        },
        new CertificateReinstated
        {
            CertificateId = Id(30), Version = 2, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3),
        },
        new CertificateExpired
        {
            CertificateId = Id(30), Version = 2, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3),
        },
        new CertificateReissued
        {
            CertificateId = Id(30), Version = 2, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3),
            ReplacedById = Id(31), ReasonCode = "name-corrected",
        },
        new CertificateRenewed
        {
            CertificateId = Id(30), Version = 2, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3),
            RenewedById = Id(31), Cycle = 2,
        },
        new MentorRecognitionGranted
        {
            RecognitionId = Id(71), Version = 2, OccurredAt = At, MentorId = Id(11), Mentees = 10, RuleVersion = 1,
        },
        new MentorRecognitionWithdrawn
        {
            RecognitionId = Id(71), Version = 2, OccurredAt = At, MentorId = Id(11), Mentees = 10, RuleVersion = 1,
        },
        new MilestoneReached
        {
            MilestoneId = Id(72), Version = 2, OccurredAt = At, AreaId = Id(3), RuleCode = "thousand-certified",
            RuleVersion = 1, Certified = 1000,
        },
        new MilestoneLost
        {
            MilestoneId = Id(72), Version = 2, OccurredAt = At, AreaId = Id(3), RuleCode = "thousand-certified",
            RuleVersion = 1, Certified = 1000,
        },
        new ConfirmationSubmitted
        {
            ConfirmationId = Id(33), Version = 1, OccurredAt = At, CertificateId = Id(30), LearnerId = Id(10),
            AreaId = Id(3), CriterionCode = "vneid-basics", RuleVersion = 1,
        },
        new ConfirmationAccepted
        {
            ConfirmationId = Id(33), Version = 2, OccurredAt = At, CertificateId = Id(30), LearnerId = Id(10),
            AreaId = Id(3), CriterionCode = "vneid-basics", RuleVersion = 1,
        },
        new ConfirmationRejected
        {
            ConfirmationId = Id(33), Version = 2, OccurredAt = At, CertificateId = Id(30), LearnerId = Id(10),
            AreaId = Id(3), CriterionCode = "vneid-basics", RuleVersion = 1, ReasonCode = "identity-level-too-low",
        },
        new ConfirmationExpired
        {
            ConfirmationId = Id(33), Version = 2, OccurredAt = At, CertificateId = Id(30), LearnerId = Id(10),
            AreaId = Id(3), CriterionCode = "vneid-basics", RuleVersion = 1,
        },
        new CertificationErasureAnswered
        {
            ErasureId = Id(13), Version = 1, OccurredAt = At, LearnerId = Id(10), Outcome = "retained",
            Retained = 2, ReasonCode = "valid-certificates",
        },
    ];
}
