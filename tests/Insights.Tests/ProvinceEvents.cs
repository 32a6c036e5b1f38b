using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Notifications.V1;

namespace Platform.Insights.Tests;

/// <summary>A province of its own for one test: identities, and the events others would publish about it.</summary>
internal sealed class ProvinceEvents
{
    private static readonly DateTimeOffset Now = new(2026, 3, 26, 8, 0, 0, TimeSpan.Zero);

    internal Guid Province { get; } = Guid.NewGuid();

    internal Guid Commune { get; } = Guid.NewGuid();

    internal Guid Village { get; } = Guid.NewGuid();

    internal Guid OtherVillage { get; } = Guid.NewGuid();

    internal object[] Areas =>
    [
        Area("province", "Tỉnh Thái Nguyên", Province),
        Area("commune", "Phường Đức Xuân", Province, Commune),
        Area("village", "Tổ dân phố 1", Province, Commune, Village),
        Area("village", "Tổ dân phố 2", Province, Commune, OtherVillage),
    ];

    internal static AreaRegistered Area(string level, string name, params Guid[] path) => new()
    {
        AreaId = path[^1],
        Version = 1,
        OccurredAt = Now,
        ParentId = path.Length > 1 ? path[^2] : null,
        Path = path,
        Level = level,
        Type = level,
        Name = name,
        ValidFrom = new DateOnly(2025, 7, 1),
    };

    internal static LearnerRegistered Registered(Guid learner, Guid area, params string[] audiences) => new()
    {
        LearnerId = learner,
        Version = 1,
        OccurredAt = Now,
        AreaId = area,
        Audiences = audiences,
        PreferredLanguage = "vi",
    };

    internal CourseCompleted Completed(Guid learner, string course = "vneid-basics") => new()
    {
        CompletionId = Guid.NewGuid(),
        Version = 1,
        OccurredAt = Now,
        LearnerId = learner,
        CourseId = Guid.NewGuid(),
        CourseCode = course,
        CourseVersion = 1,
        CourseTitle = "Cài đặt và sử dụng VNeID",
        AreaId = Village,
        AssuranceLevel = "attended",
        ScorePercent = 80,
    };

    internal static CompletionReversed Reversed(CourseCompleted completed) => new()
    {
        CompletionId = completed.CompletionId,
        Version = 2,
        OccurredAt = Now.AddDays(1),
        LearnerId = completed.LearnerId,
        CourseId = completed.CourseId,
        CourseVersion = completed.CourseVersion,
        AreaId = completed.AreaId,
        Cycle = 1,
        ReasonCode = "fraud",
    };

    internal CertificateIssued Issued(Guid learner) => new()
    {
        CertificateId = Guid.NewGuid(),
        Version = 1,
        OccurredAt = Now,
        LearnerId = learner,
        AreaId = Village,
        CompletionId = Guid.NewGuid(),
        CriterionCode = "vneid-basics",
        CriterionVersion = 1,
        Number = "BDHVS-2026-000001",
        PublicId = "c29tZXRoaW5nLXJhbmRvbQ",
        Title = "Sử dụng VNeID",
    };

    internal LearnerProfileChanged Left(Guid learner) => new()
    {
        LearnerId = learner,
        Version = 5,
        OccurredAt = Now.AddDays(3),
        AreaId = Village,
        State = "deactivated",
        Audiences = ["citizen"],
        PreferredLanguage = "vi",
        ChangedFields = ["state"],
    };

    internal LearnerAudienceChanged Retagged(Guid learner, params string[] audiences) => new()
    {
        LearnerId = learner,
        Version = 4,
        OccurredAt = Now.AddDays(2),
        AreaId = Village,
        State = "active",
        Audiences = audiences,
        Added = [],
        Ended = [],
        EffectiveOn = new DateOnly(2026, 3, 28),
    };

    internal static CertificateRevoked Revoked(CertificateIssued issued) => new()
    {
        CertificateId = issued.CertificateId,
        Version = 2,
        OccurredAt = Now.AddDays(1),
        LearnerId = issued.LearnerId,
        AreaId = issued.AreaId,
        ReasonCode = "fraud",
    };

    /// <summary>A confirmation that VNeID was told of.</summary>
    internal ConfirmationSubmitted Told(Guid learner, string criterion = "vneid-basics", int ruleVersion = 1) => new()
    {
        ConfirmationId = Guid.NewGuid(),
        Version = 1,
        OccurredAt = Now,
        CertificateId = Guid.NewGuid(),
        LearnerId = learner,
        AreaId = Village,
        CriterionCode = criterion,
        RuleVersion = ruleVersion,
    };

    internal static ConfirmationAccepted Accepted(ConfirmationSubmitted told) => new()
    {
        ConfirmationId = told.ConfirmationId,
        Version = 2,
        OccurredAt = Now.AddDays(1),
        CertificateId = told.CertificateId,
        LearnerId = told.LearnerId,
        AreaId = told.AreaId,
        CriterionCode = told.CriterionCode,
        RuleVersion = told.RuleVersion,
    };

    internal static ConfirmationRejected Rejected(ConfirmationSubmitted told) => new()
    {
        ConfirmationId = told.ConfirmationId,
        Version = 2,
        OccurredAt = Now.AddDays(1),
        CertificateId = told.CertificateId,
        LearnerId = told.LearnerId,
        AreaId = told.AreaId,
        CriterionCode = told.CriterionCode,
        RuleVersion = told.RuleVersion,
        ReasonCode = "identity-not-found",
    };

    internal static ConfirmationExpired Expired(ConfirmationSubmitted told) => new()
    {
        ConfirmationId = told.ConfirmationId,
        Version = 2,
        OccurredAt = Now.AddDays(31),
        CertificateId = told.CertificateId,
        LearnerId = told.LearnerId,
        AreaId = told.AreaId,
        CriterionCode = told.CriterionCode,
        RuleVersion = told.RuleVersion,
    };

    internal MessageDelivered Delivered(Guid learner) => new()
    {
        MessageId = Guid.NewGuid(),
        Version = 2,
        OccurredAt = Now,
        LearnerId = learner,
        AreaId = Village,
        Channel = "sms",
    };

    internal ClassScheduled Scheduled(Guid? area = null) => new()
    {
        ClassId = Guid.NewGuid(),
        Version = 1,
        OccurredAt = Now,
        AreaId = area ?? Village,
        CourseId = Guid.NewGuid(),
        CourseVersion = 1,
        TemplateCode = "vneid-basics",
        StartsAt = Now,
        DurationMinutes = 30,
        Capacity = 30,
    };

    internal static SessionClosed Closed(ClassScheduled held, int named, int unnamed) => new()
    {
        ClassId = held.ClassId,
        Version = 2,
        OccurredAt = Now,
        SessionId = Guid.NewGuid(),
        AreaId = held.AreaId,
        HeldAt = Now,
        Named = named,
        Unnamed = unnamed,
    };

    internal static SessionPointReported Reported(
        SessionClosed closed, Guid point, Guid area, long version, int named, int unnamed) => new()
        {
            PointId = point,
            Version = version,
            OccurredAt = Now.AddDays(version),
            SessionId = closed.SessionId,
            ClassId = closed.ClassId,
            Number = 1,
            AreaId = area,
            HeadCount = named + unnamed,
            Named = named,
            Unnamed = unnamed,
        };

    internal EnrolmentCreated Enrolled(Guid learner) => new()
    {
        EnrolmentId = Guid.NewGuid(),
        Version = 1,
        OccurredAt = Now,
        ClassId = Guid.NewGuid(),
        CourseId = Guid.NewGuid(),
        LearnerId = learner,
        AreaId = Village,
    };

    internal LearnersMerged Merged(Guid winner, Guid loser) => new()
    {
        LearnerId = winner,
        Version = 4,
        OccurredAt = Now,
        MergedLearnerId = loser,
        MergeId = Guid.NewGuid(),
        AreaId = Village,
    };

    internal static LearnersUnmerged Unmerged(LearnersMerged merged) => new()
    {
        LearnerId = merged.LearnerId,
        Version = 5,
        OccurredAt = Now.AddDays(1),
        MergedLearnerId = merged.MergedLearnerId,
        MergeId = merged.MergeId,
        AreaId = merged.AreaId,
    };

    /// <summary>A commune's whole month: people, classes, completions, certificates, one of them revoked.</summary>
    internal object[] Journey()
    {
        var (first, second, third) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var gone = Guid.NewGuid();
        var (held, revoked, reversed) = (Scheduled(), Issued(second), Completed(third));
        var undone = Merged(second, first);
        var (closed, point) = (Closed(held, 2, 3), Guid.NewGuid());
        var (told, refused) = (Told(first), Told(second));
        return
        [
            .. Areas,
            Registered(first, Village, "cadre", "youth-union"), Registered(second, OtherVillage, "citizen"),
            Registered(third, Commune, "citizen", "elderly"),
            Registered(gone, Village, "citizen"), Retagged(gone, "citizen", "elderly"), Left(gone),
            held, Enrolled(first), Enrolled(second), closed,
            Reported(closed, point, Village, 1, 2, 3), Reported(closed, point, Village, 2, 3, 2),
            Reported(closed, point, Village, 3, 3, 4),
            Completed(first), Completed(first, "cashless-payment"), Completed(second),
            reversed, Reversed(reversed), Issued(first), Issued(first), revoked, Revoked(revoked),
            Delivered(first), Delivered(second),
            told, Accepted(told), refused, Rejected(refused), Told(third),
            undone, Merged(first, third), Unmerged(undone),
        ];
    }
}
