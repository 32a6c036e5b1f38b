using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Learners.V1;
using static Platform.Contracts.Tests.Samples;

namespace Platform.Contracts.Tests;

internal static class HomeSamples
{
    internal static readonly object[] All =
    [
        new HouseholdPlaced
        {
            HouseholdId = Id(60), Version = 2, OccurredAt = At, AreaId = Id(3), SplitFromId = Id(61),
        },
        new HouseholdMemberJoined
        {
            HouseholdId = Id(60), Version = 2, OccurredAt = At, MemberId = Id(62), LearnerId = Id(10),
            Relation = "grandchild", AreaId = Id(3), JoinedOn = new DateOnly(2026, 3, 1), MemberCount = 4,
        },
        new HouseholdMemberLeft
        {
            HouseholdId = Id(60), Version = 2, OccurredAt = At, MemberId = Id(62), LearnerId = Id(10),
            AreaId = Id(3), LeftOn = new DateOnly(2026, 3, 1), LeaveReason = "moved", MemberCount = 3,
        },
        new HouseholdGuided
        {
            HouseholdId = Id(60), Version = 2, OccurredAt = At, GuideId = Id(63), GuideMemberId = Id(62),
            GuidedMemberId = Id(71), GuideLearnerId = Id(10), GuidedLearnerId = Id(11), AreaId = Id(3),
            On = new DateOnly(2026, 3, 1), Evidence = "household",
        },
        new HouseholdVisited
        {
            HouseholdId = Id(60), Version = 2, OccurredAt = At, VisitId = Id(72), TeamId = Id(50), AreaId = Id(3),
            On = new DateOnly(2026, 3, 1), OutcomeCode = "helped",
        },
        new CaseOpened
        {
            CaseId = Id(64), Version = 2, OccurredAt = At, AreaId = Id(3), CommuneId = Id(2), Urgency = "urgent",
            LearnerId = Id(10), HouseholdId = Id(60), TopicCode = "digital-identity", DueAt = At,
        },
        new CaseAssigned
        {
            CaseId = Id(64), Version = 2, OccurredAt = At, AreaId = Id(3), CommuneId = Id(2), Urgency = "urgent",
            TeamId = Id(50), WorkerId = Id(10), DueAt = At,
        },
        new CaseVisited
        {
            CaseId = Id(64), Version = 2, OccurredAt = At, AreaId = Id(3), CommuneId = Id(2), Urgency = "urgent",
            TeamId = Id(50),
        },
        new CaseRescheduled
        {
            CaseId = Id(64), Version = 2, OccurredAt = At, AreaId = Id(3), CommuneId = Id(2), Urgency = "urgent",
            DueAt = At, PausedUntil = At,
        },
        new CaseResolved
        {
            CaseId = Id(64), Version = 2, OccurredAt = At, AreaId = Id(3), CommuneId = Id(2), Urgency = "urgent",
            TeamId = Id(50), ReopenCount = 1, InTime = true,
        },
        new CaseEscalated
        {
            CaseId = Id(64), Version = 2, OccurredAt = At, AreaId = Id(3), CommuneId = Id(2), Urgency = "urgent",
            TeamId = Id(50), DueAt = At, Overdue = true,
        },
        new CaseReopened
        {
            CaseId = Id(64), Version = 2, OccurredAt = At, AreaId = Id(3), CommuneId = Id(2), Urgency = "urgent",
            ReopenCount = 1, DueAt = At,
        },
        new CaseCancelled
        {
            CaseId = Id(64), Version = 2, OccurredAt = At, AreaId = Id(3), CommuneId = Id(2), Urgency = "urgent",
        },
        new CaseHandedOver
        {
            CaseId = Id(64), Version = 2, OccurredAt = At, AreaId = Id(3), CommuneId = Id(2), Urgency = "urgent",
            FromCommuneId = Id(4),
        },
        new SupportSeatFilled
        {
            SeatId = Id(66), Version = 2, OccurredAt = At, AreaId = Id(3), Counter = "public-services",
            OfficerLearnerId = Id(10), Shared = false,
        },
        new SupportSeatVacant
        {
            SeatId = Id(66), Version = 2, OccurredAt = At, AreaId = Id(3), Counter = "public-services",
        },
        new AssistRecorded
        {
            AssistId = Id(68), Version = 2, OccurredAt = At, LearnerId = Id(10), UnnamedCount = 0, AreaId = Id(3),
            HelperKind = "bank", TopicCode = "cashless-payment", ApplicationCode = "vbsp-smart-banking",
            ProcedureCode = "1.004222", Assisted = true, AloneNextTimeClaimed = true, PlaceId = Id(53),
        },
        new RecognitionGranted
        {
            RecognitionId = Id(70), Version = 2, OccurredAt = At, Kind = "digital-family", HouseholdId = Id(60),
            RuleVersion = 2, AreaId = Id(3),
        },
        new RecognitionWithdrawn
        {
            RecognitionId = Id(70), Version = 2, OccurredAt = At, Kind = "digital-family", HouseholdId = Id(60),
            RuleVersion = 2, AreaId = Id(3),
        },
    ];
}
