using Platform.Contracts.Courses.V1;
using static Platform.Contracts.Tests.Samples;

namespace Platform.Contracts.Tests;

internal static class CourseSamples
{
    internal static readonly object[] All =
    [
        new CoursePublished
        {
            CourseId = Id(21), Version = 2, OccurredAt = At, CourseCode = "ai-in-agriculture", CourseVersion = 2,
            CourseTitle = "Ứng dụng AI trong nông nghiệp", Kind = "ai", Level = "basic",
            Audiences = ["farmer", "youth-union"], SkillCodes = ["757-citizens@1.0/ai-agriculture"],
            DurationMinutes = 60, AreaId = Id(1),
        },
        new ProgrammeSucceeded
        {
            ProgrammeId = Id(27), Version = 1, OccurredAt = At, AreaId = Id(1), InheritedFrom = [Id(28), Id(29)],
            DecisionNo = "15/QĐ-UBND", EffectiveOn = new DateOnly(2025, 7, 1),
        },
        new ProgrammeCompleted
        {
            ProgrammeCompletionId = Id(30), Version = 1, OccurredAt = At, LearnerId = Id(10), ProgrammeId = Id(28),
            ProgrammeCode = "4t", ProgrammeVersion = 1, ProgrammeTitle = "Chợ số – Nông thôn số (4T)", AreaId = Id(3),
            CompletionIds = [Id(26), Id(31)], Issuer = "Sở Khoa học và Công nghệ", SuccessorProgrammeId = Id(27),
        },
        new CampaignLaunched
        {
            CampaignId = Id(32), Version = 1, OccurredAt = At, AreaId = Id(1), Title = "Đợt cao điểm tháng 4",
            StartsOn = new DateOnly(2026, 4, 15), EndsOn = new DateOnly(2026, 4, 20), Areas = 148,
        },
        new CampaignAreaLaunched
        {
            LaunchId = Id(33), Version = 1, OccurredAt = At, CampaignId = Id(32), AreaId = Id(3),
            LaunchedOn = new DateOnly(2026, 4, 15), Participants = 62,
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
        new EnrolmentWaitlisted
        {
            EnrolmentId = Id(22), Version = 1, OccurredAt = At, ClassId = Id(20), CourseId = Id(21), LearnerId = Id(10),
            AreaId = Id(3), Priority = 2, PolicyVersion = 1,
        },
        new EnrolmentCancelled
        {
            EnrolmentId = Id(22), Version = 2, OccurredAt = At, ClassId = Id(20), CourseId = Id(21), LearnerId = Id(10),
            AreaId = Id(3), ReasonCode = "withdrawn", SeatFreed = true,
        },
        new ClassRescheduled
        {
            ClassId = Id(20), Version = 2, OccurredAt = At, AreaId = Id(3), StartsAt = At, PreviousStartsAt = At,
            ReasonCode = "weather", PlaceId = Id(27),
        },
        new ClassCancelled
        {
            ClassId = Id(20), Version = 3, OccurredAt = At, AreaId = Id(3), StartsAt = At, SeatsTaken = 18,
            ReasonCode = "holiday",
        },
        new SessionUnderstaffed
        {
            ClassId = Id(20), Version = 2, OccurredAt = At, AreaId = Id(3), StartsAt = At, Learners = 18, Helpers = 1,
            Needed = 2, RuleVersion = 1,
        },
        new SessionClosed
        {
            ClassId = Id(20), Version = 2, OccurredAt = At, SessionId = Id(23), AreaId = Id(3), HeldAt = At, Named = 18,
            Unnamed = 4,
        },
        new SessionScheduled
        {
            SessionId = Id(23), Version = 1, OccurredAt = At, ClassId = Id(20), AreaId = Id(1), CourseId = Id(21),
            CourseVersion = 1, StartsAt = At, DurationMinutes = 30, PointAreaIds = [Id(3), Id(4)], Capacity = 60,
            OperatorId = "mobifone",
        },
        new SessionLinkReady
        {
            SessionId = Id(23), Version = 2, OccurredAt = At, ClassId = Id(20), AreaId = Id(1), OperatorId = "mobifone",
            JoinUrl = "https://hop.mobifone.example/4711",
        },
        new SessionRescheduled
        {
            SessionId = Id(23), Version = 3, OccurredAt = At, ClassId = Id(20), AreaId = Id(1), StartsAt = At,
            DurationMinutes = 30, ReasonCode = "weather", OperatorId = "mobifone",
        },
        new SessionCancelled
        {
            SessionId = Id(23), Version = 4, OccurredAt = At, ClassId = Id(20), AreaId = Id(1), StartsAt = At,
            ReasonCode = "holiday", OperatorId = "mobifone",
        },
        new SessionPointReported
        {
            PointId = Id(27), Version = 1, OccurredAt = At, SessionId = Id(23), ClassId = Id(20), Number = 1,
            AreaId = Id(3), HeadCount = 22, Named = 18, Unnamed = 4,
        },
        new IntegritySignalRaised
        {
            SignalId = Id(28), Version = 1, OccurredAt = At, AreaId = Id(3), Kind = "head-count-above-room",
            RuleVersion = 1, Threshold = 101, Observed = 140, SessionId = Id(23),
        },
        new IntegritySignalDecided
        {
            SignalId = Id(28), Version = 2, OccurredAt = At, AreaId = Id(3), Kind = "head-count-above-room",
            Outcome = "dismissed", ReasonCode = "larger-room",
        },
        new AttendanceRecorded
        {
            AttendanceId = Id(24), Version = 1, OccurredAt = At, SessionId = Id(23), ClassId = Id(20),
            LearnerId = Id(10), AreaId = Id(3),
        },
        new AttendanceWithdrawn
        {
            AttendanceId = Id(24), Version = 2, OccurredAt = At, SessionId = Id(23), ClassId = Id(20),
            LearnerId = Id(10), AreaId = Id(3), ReasonCode = "wrong-person",
        },
        new AssessmentCompleted
        {
            AssessmentId = Id(25), Version = 1, OccurredAt = At, LearnerId = Id(10), CourseId = Id(21),
            CourseVersion = 1, ScorePercent = 90, Passed = true, RuleVersion = 1,
        },
        new AssessmentPlaced
        {
            AssessmentId = Id(27), Version = 1, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3), ScorePercent = 40,
            Level = "basic", RuleCode = "placement", RuleVersion = 1,
        },
        new CourseCompleted
        {
            CompletionId = Id(26), Version = 1, OccurredAt = At, LearnerId = Id(10), CourseId = Id(21),
            CourseCode = "vneid-basics", CourseVersion = 1, CourseTitle = "Sử dụng VNeID cơ bản", AreaId = Id(3),
            AssuranceLevel = "attended", ScorePercent = 90, Cycle = 1, RuleCode = "hands-on", RuleVersion = 1,
            Source = "national-platform",
        },
        new CompletionReversed
        {
            CompletionId = Id(26), Version = 2, OccurredAt = At, LearnerId = Id(10), CourseId = Id(21),
            CourseVersion = 1, AreaId = Id(3), Cycle = 1, ReasonCode = "fraud",
        },
        new ProgrammePublished
        {
            ProgrammeId = Id(55), Version = 1, OccurredAt = At, ProgrammeCode = "4t-phu-tho", ProgrammeVersion = 1,
            ProgrammeTitle = "Chợ số", Issuer = "Sở Khoa học và Công nghệ", CourseIds = [Id(21)], AreaId = Id(1),
        },
        new ProgrammeChanged
        {
            ProgrammeId = Id(55), Version = 2, OccurredAt = At, ProgrammeCode = "4t-phu-tho",
            ReasonCode = "equivalence-accepted", AreaId = Id(1), CourseId = Id(21),
        },
        new ProgrammeCompletionReversed
        {
            ProgrammeCompletionId = Id(56), Version = 2, OccurredAt = At, LearnerId = Id(10), ProgrammeId = Id(55),
            ProgrammeVersion = 1, AreaId = Id(3), CompletionId = Id(26),
        },
        new ImportedResultWithdrawn
        {
            ImportedResultId = Id(27), Version = 2, OccurredAt = At, Source = "national-platform",
            LearnerId = Id(10), CourseId = Id(21), CourseVersion = 1, CompletionId = Id(26), AreaId = Id(3),
            ReasonCode = "entered-in-error",
        },
        new QuestionBankPublished
        {
            QuestionBankId = Id(57), Version = 1, OccurredAt = At, SkillCode = "757-citizens@1.0/own-data",
            Questions = 12, AreaId = Id(1),
        },
        new BlueprintPublished
        {
            BlueprintId = Id(58), Version = 1, OccurredAt = At, BlueprintCode = "placement-phu-tho",
            BlueprintVersion = 1, SkillCodes = ["757-citizens@1.0/own-data"], ValidFrom = At, AreaId = Id(1),
            CourseId = Id(21),
        },
        new CompletionImported
        {
            ImportedResultId = Id(27), Version = 1, OccurredAt = At, Source = "national-platform", LearnerId = Id(10),
            CourseId = Id(21), CourseVersion = 1, CompletionId = Id(26), CompletedAt = At, AreaId = Id(3),
        },
        new CompletionMatchRequested
        {
            RequestId = Id(28), Version = 1, OccurredAt = At, Source = "national-platform",
            SubjectHash = "0f343b0931126a20f133d67c2b018a3b4a2b8f3a3c0d2c1e5f6a7b8c9d0e1f20",
        },
        new PracticeRecorded
        {
            PracticeId = Id(27), Version = 1, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3),
            TaskCode = "pay-electricity-bill", TaskVersion = 1, SkillCodes = ["dq757-citizen@1/cashless-payment"],
            On = new DateOnly(2026, 3, 1), Assisted = false, Evidence = "mentor", ProcedureCode = "1.004222",
            WitnessLearnerId = Id(11), TeamId = Id(54),
        },
        new SkillDemonstrated
        {
            DemonstrationId = Id(28), Version = 1, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3),
            SkillCode = "dq757-citizen@1/cashless-payment", Evidence = "mentor", EvidenceId = Id(27),
            On = new DateOnly(2026, 3, 1),
        },
        new PracticeFollowUpDue
        {
            FollowUpId = Id(29), Version = 1, OccurredAt = At, PracticeId = Id(27), LearnerId = Id(10), AreaId = Id(3),
            TaskCode = "pay-electricity-bill", TaskTitle = "Trả tiền điện bằng điện thoại", Days = 30,
            DueOn = new DateOnly(2026, 3, 31),
        },
        new PracticeFollowUpAnswered
        {
            FollowUpId = Id(29), Version = 2, OccurredAt = At, PracticeId = Id(27), LearnerId = Id(10), AreaId = Id(3),
            TaskCode = "pay-electricity-bill", Days = 30, Answer = "alone",
        },
        new CourseErasureAnswered
        {
            ErasureId = Id(13), Version = 1, OccurredAt = At, LearnerId = Id(10), Outcome = "retained",
            Retained = 2, ReasonCode = "valid-certificates",
        },
    ];
}
