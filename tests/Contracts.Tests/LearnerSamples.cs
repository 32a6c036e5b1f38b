using Platform.Contracts.Learners.V1;
using static Platform.Contracts.Tests.Samples;

namespace Platform.Contracts.Tests;

internal static class LearnerSamples
{
    internal static readonly object[] All =
    [
        new AreaRegistered
        {
            AreaId = Id(3), Version = 1, OccurredAt = At, ParentId = Id(2), Path = [Id(1), Id(2), Id(3)],
            Level = "village", Type = "to_dan_pho", Code = "01900", Name = "Tổ dân phố Đức Xuân 1",
            ValidFrom = new DateOnly(2025, 7, 1),
        },
        new AreaReorganised
        {
            AreaId = Id(4), Version = 2, OccurredAt = At, ReorganisationId = Id(9), Change = "merged",
            State = "ended", ParentId = Id(1), Path = [Id(1), Id(5), Id(4)], Level = "commune", Type = "xa",
            Code = "04825", Name = "Xã Hòa Bình", ValidFrom = new DateOnly(2008, 8, 1),
            ValidTo = new DateOnly(2025, 7, 1), PredecessorIds = [Id(6)], SuccessorIds = [Id(5)],
        },
        new AreaFlagsChanged
        {
            AreaId = Id(4), Version = 3, OccurredAt = At, Flags = ["remote", "ethnic-minority"],
            ValidFrom = [new DateOnly(2021, 6, 4), new DateOnly(2026, 1, 1)],
            ValidTo = [new DateOnly(2026, 1, 1), DateOnly.MaxValue],
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
        new LearnerProfileChanged
        {
            LearnerId = Id(10), Version = 4, OccurredAt = At, AreaId = Id(3), State = "active",
            Audiences = ["citizen", "cadre"], PreferredLanguage = "tyz", DeviceAccess = "shared",
            Connectivity = "mobile", ChangedFields = ["full-name", "device"],
        },
        new LearnerAudienceChanged
        {
            LearnerId = Id(10), Version = 5, OccurredAt = At, AreaId = Id(3), State = "active",
            Audiences = ["citizen", "elderly"], Added = ["elderly"], Ended = ["cadre"],
            EffectiveOn = new DateOnly(2026, 3, 1),
        },
        new ConsentGiven
        {
            ConsentId = Id(60), Version = 1, OccurredAt = At, LearnerId = Id(10), Purpose = "marketing",
            Channel = "paper", GivenOn = new DateOnly(2026, 3, 1),
        },
        new ConsentWithdrawn
        {
            ConsentId = Id(60), Version = 2, OccurredAt = At, LearnerId = Id(10), Purpose = "marketing",
            Channel = "sms", WithdrawnOn = new DateOnly(2026, 3, 1),
        },
        new LearnersMerged
        {
            LearnerId = Id(10), Version = 4, OccurredAt = At, MergedLearnerId = Id(11), MergeId = Id(12),
            AreaId = Id(3),
        },
        new LearnersUnmerged
        {
            LearnerId = Id(10), Version = 5, OccurredAt = At, MergedLearnerId = Id(11), MergeId = Id(12),
            AreaId = Id(3),
        },
        new LearnerErased
        {
            LearnerId = Id(10), Version = 6, OccurredAt = At, ErasureId = Id(13), AreaId = Id(3),
        },
        new CompletionMatchAnswered
        {
            RequestId = Id(28), Version = 2, OccurredAt = At, LearnerId = Id(10),
        },
    ];
}
