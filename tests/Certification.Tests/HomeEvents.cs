using Platform.Contracts.Learners.V1;

namespace Platform.Certifications.Tests;

/// <summary>What Learner tells of households and mentors.</summary>
internal static class HomeEvents
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    internal static HouseholdPlaced Placed(Guid household, long version, Guid area) => new()
    {
        HouseholdId = household,
        Version = version,
        OccurredAt = DateTimeOffset.UtcNow,
        AreaId = area,
    };

    internal static HouseholdMemberJoined Joined(
        Guid household, long version, Guid area, Guid member, Guid? learner) => new()
        {
            HouseholdId = household,
            Version = version,
            OccurredAt = DateTimeOffset.UtcNow,
            MemberId = member,
            LearnerId = learner,
            Relation = "other",
            AreaId = area,
            JoinedOn = Day,
            MemberCount = 1,
        };

    internal static HouseholdMemberLeft Left(
        Guid household, long version, Guid area, Guid member, Guid? learner = null) => new()
        {
            HouseholdId = household,
            Version = version,
            OccurredAt = DateTimeOffset.UtcNow,
            MemberId = member,
            LearnerId = learner,
            AreaId = area,
            LeftOn = Day,
            LeaveReason = "moved",
            MemberCount = 1,
        };

    internal static HouseholdGuided Guided(
        Guid household, long version, Guid area, Guid guide, Guid guiding, Guid guided) => new()
        {
            HouseholdId = household,
            Version = version,
            OccurredAt = DateTimeOffset.UtcNow,
            GuideId = guide,
            GuideMemberId = guiding,
            GuidedMemberId = guided,
            AreaId = area,
            On = Day,
            Evidence = "household",
        };

    internal static LearnerRegistered Registered(Guid learner, Guid area) => new()
    {
        LearnerId = learner,
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        AreaId = area,
        Audiences = ["citizen"],
        PreferredLanguage = "vi",
    };

    internal static MentorQuotaMet QuotaMet(Guid mentor, long version) => new()
    {
        MentorId = mentor,
        Version = version,
        OccurredAt = DateTimeOffset.UtcNow,
        Mentees = 10,
        Threshold = 10,
        RuleVersion = 1,
    };

    internal static MentorQuotaLost QuotaLost(Guid mentor, long version) => new()
    {
        MentorId = mentor,
        Version = version,
        OccurredAt = DateTimeOffset.UtcNow,
        Mentees = 9,
        Threshold = 10,
        RuleVersion = 1,
    };
}
