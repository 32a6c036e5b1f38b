using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Notifications.V1;
using Platform.Contracts.Partners.V1;

namespace Platform.Contracts.Tests;

/// <summary>The events whose bytes stand in the golden files, with every optional member set.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 8, 30, 15, 250, TimeSpan.Zero);

    private static readonly object[] All =
    [
        new AreaRegistered
        {
            AreaId = Id(3), Version = 1, OccurredAt = At, ParentId = Id(2), Path = [Id(1), Id(2), Id(3)],
            Level = "village", Type = "to_dan_pho", Code = "01900", Name = "Tổ dân phố Đức Xuân 1",
            ValidFrom = new DateOnly(2025, 7, 1),
        },
        new LearnerRegistered
        {
            LearnerId = Id(10), Version = 1, OccurredAt = At, AreaId = Id(3), Audiences = ["citizen", "cadre"],
            PreferredLanguage = "tyz",
        },
        new LearnerIdentityChanged { LearnerId = Id(10), Version = 2, OccurredAt = At, FullName = "Nông Thị Hằng" },
        new LearnerContactChanged
        {
            LearnerId = Id(10), Version = 3, OccurredAt = At, AreaId = Id(3), Phone = "+84912345678",
            PreferredLanguage = "vi",
        },
        new ClassScheduled
        {
            ClassId = Id(20), Version = 1, OccurredAt = At, AreaId = Id(3), CourseId = Id(21), CourseVersion = 1,
            TemplateCode = "vneid-basics", StartsAt = At, DurationMinutes = 30, Capacity = 25,
        },
        new EnrolmentCreated
        {
            EnrolmentId = Id(22), Version = 1, OccurredAt = At, ClassId = Id(20), CourseId = Id(21), LearnerId = Id(10),
            AreaId = Id(3),
        },
        new SessionClosed
        {
            ClassId = Id(20), Version = 2, OccurredAt = At, SessionId = Id(23), AreaId = Id(3), HeldAt = At, Named = 18,
            Unnamed = 4,
        },
        new AttendanceRecorded
        {
            AttendanceId = Id(24), Version = 1, OccurredAt = At, SessionId = Id(23), ClassId = Id(20),
            LearnerId = Id(10), AreaId = Id(3),
        },
        new AssessmentCompleted
        {
            AssessmentId = Id(25), Version = 1, OccurredAt = At, LearnerId = Id(10), CourseId = Id(21),
            CourseVersion = 1, ScorePercent = 90, Passed = true, RuleVersion = 1,
        },
        new CourseCompleted
        {
            CompletionId = Id(26), Version = 1, OccurredAt = At, LearnerId = Id(10), CourseId = Id(21),
            CourseCode = "vneid-basics", CourseVersion = 1, CourseTitle = "Sử dụng VNeID cơ bản", AreaId = Id(3),
            AssuranceLevel = "attended", ScorePercent = 90,
        },
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
        new MessageQueued
        {
            MessageId = Id(40), Version = 1, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3), Channel = "sms",
            TemplateCode = "certificate-issued", TemplateVersion = 1, SourceEventId = Id(41),
        },
        new MessageDelivered
        {
            MessageId = Id(40), Version = 2, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3), Channel = "sms",
        },
        new MessageUndeliverable
        {
            MessageId = Id(42), Version = 2, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3), Channel = "sms",
            ReasonCode = "permanent-failure",
        },
        new MessageReceiptReported
        {
            ReportId = Id(50), Version = 1, OccurredAt = At, PartnerId = "viettel", Reference = Id(40),
            OperatorMessageId = "VT-20260301-000042", State = "delivered", RawCode = "DELIVRD", ReportedAt = At,
        },
    ];

    internal static object Of(Type type) => All.SingleOrDefault(sample => sample.GetType() == type)
        ?? throw new InvalidOperationException($"Samples.cs has no {type.Name}.");

    private static Guid Id(int number) => Guid.Parse($"0199f3c0-0000-7000-8000-{number:x12}");
}
