using Platform.Contracts.Learners.V1;
using static Platform.Contracts.Tests.Samples;

namespace Platform.Contracts.Tests;

internal static class ForceSamples
{
    internal static readonly object[] All =
    [
        new OrganisationRegistered
        {
            OrganisationId = Id(40), Version = 1, OccurredAt = At, Kind = "party-cell", AreaId = Id(3),
        },
        new PlaceOpened
        {
            PlaceId = Id(41), Version = 1, OccurredAt = At, Kind = "wifi", AreaId = Id(3), Seats = 24,
        },
        new TeamFormed
        {
            TeamId = Id(42), Version = 1, OccurredAt = At, Kind = "community-digital", AreaId = Id(3),
            Mandates = ["community-digital", "project-06"], VillageIds = [Id(3)],
        },
        new TeamMemberJoined
        {
            TeamId = Id(42), Version = 2, OccurredAt = At, LearnerId = Id(10), MemberRole = "youth-core",
            Mandate = "community-digital", JoinedOn = new DateOnly(2026, 3, 1),
        },
        new TeamMemberLeft
        {
            TeamId = Id(42), Version = 3, OccurredAt = At, LearnerId = Id(10), Mandate = "community-digital",
            LeftOn = new DateOnly(2026, 6, 1),
        },
        new TeamMerged
        {
            TeamId = Id(42), Version = 4, OccurredAt = At, AbsorbedTeamIds = [Id(43), Id(44)],
            Mandates = ["community-digital", "project-06"], MemberCount = 8,
        },
        new TeamMergeUndone
        {
            TeamId = Id(42), Version = 5, OccurredAt = At, RestoredTeamIds = [Id(43), Id(44)], MemberCount = 5,
        },
        new TeamAssigned
        {
            TeamId = Id(42), Version = 6, OccurredAt = At, LearnerId = Id(10), Task = "house-visits",
            AreaId = Id(3),
        },
        new TeamActivityReported
        {
            TeamId = Id(42), Version = 7, OccurredAt = At, Kind = "training", On = new DateOnly(2026, 3, 1),
            Participants = 30, Minutes = 120,
        },
        new VolunteerHoursCredited
        {
            TeamId = Id(42), Version = 8, OccurredAt = At, LearnerId = Id(10), On = new DateOnly(2026, 3, 1),
            Minutes = 120,
        },
        new AmbassadorAppointed
        {
            AmbassadorId = Id(45), Version = 1, OccurredAt = At, LearnerId = Id(10), AreaId = Id(2),
            TermFrom = new DateOnly(2026, 3, 1), TermTo = new DateOnly(2028, 3, 1),
        },
        new AmbassadorEnded
        {
            AmbassadorId = Id(45), Version = 2, OccurredAt = At, LearnerId = Id(10), AreaId = Id(2),
            EndedOn = new DateOnly(2026, 9, 1), ReasonCode = "resigned",
        },
        new MentorshipStarted
        {
            MentorshipId = Id(46), Version = 1, OccurredAt = At, MentorId = Id(10), MenteeId = Id(11),
            AreaId = Id(3), Generation = 1,
        },
        new MentorshipCompleted
        {
            MentorshipId = Id(46), Version = 2, OccurredAt = At, MentorId = Id(10), MenteeId = Id(11),
            AreaId = Id(3), Generation = 1,
        },
        new MentorshipEnded
        {
            MentorshipId = Id(46), Version = 2, OccurredAt = At, MentorId = Id(10), MenteeId = Id(11),
            AreaId = Id(3), ReasonCode = "mentee-left",
        },
        new MentorQuotaMet
        {
            MentorId = Id(10), Version = 1, OccurredAt = At, Mentees = 5, Threshold = 5, RuleVersion = 1,
        },
        new MentorQuotaLost
        {
            MentorId = Id(10), Version = 2, OccurredAt = At, Mentees = 4, Threshold = 5, RuleVersion = 1,
        },
    ];
}
