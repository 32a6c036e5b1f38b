using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>What a team was made for; also the mandate under which a member works in it.</summary>
public enum TeamKind
{
    CommunityDigital,

    [System.Text.Json.Serialization.JsonStringEnumMemberName("project-06")]
    Project06,

    School,
    RapidResponse,
}

/// <summary>
/// People who help others to learn, in a commune or a village. A team may act under several mandates: one that took
/// over a Project 06 group keeps both. Every change of a team and its members holds the row of the team.
/// </summary>
internal sealed class Team : IInArea
{
    public Guid Id { get; private init; }

    public required TeamKind Kind { get; init; }

    public required string Name { get; set; }

    public required Guid AreaId { get; init; }

    public Area Area { get; private init; } = null!;

    /// <summary>The school, union or office that formed it.</summary>
    public Guid? OrganisationId { get; set; }

    public required DateOnly FormedOn { get; init; }

    /// <summary>The first day without it.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The team that took over its mandates and members.</summary>
    public Guid? MergedInto { get; private set; }

    /// <summary>Counts the events of this team.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    public static Team Form(
        TeamKind kind, string name, Guid areaId, Guid? organisationId, DateOnly formedOn, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Name = name,
            AreaId = areaId,
            OrganisationId = organisationId,
            FormedOn = formedOn,
        };

    public bool IsLive(DateOnly day) => FormedOn <= day && (EndedOn is null || EndedOn > day);

    public void End(DateOnly on) => EndedOn = on;

    public void EndInto(Team survivor, DateOnly on) => (EndedOn, MergedInto) = (on, survivor.Id);

    public void WorkOn() => (EndedOn, MergedInto) = (null, null);

    public TeamFormed Formed(
        IEnumerable<TeamKind> mandates, IReadOnlyList<Guid> villageIds, DateTimeOffset now) => new()
        {
            TeamId = Id,
            Version = ++Version,
            OccurredAt = now,
            Kind = Codes.Of(Kind),
            AreaId = AreaId,
            Mandates = [.. mandates.Select(Codes.Of)],
            VillageIds = villageIds,
        };

    public TeamMemberJoined Joined(TeamMember member, DateTimeOffset now) => new()
    {
        TeamId = Id,
        Version = ++Version,
        OccurredAt = now,
        LearnerId = member.LearnerId,
        MemberRole = Codes.Of(member.Role),
        Mandate = Codes.Of(member.Mandate),
        JoinedOn = member.JoinedOn,
    };

    public TeamMemberLeft Left(TeamMember member, DateOnly on, DateTimeOffset now) => new()
    {
        TeamId = Id,
        Version = ++Version,
        OccurredAt = now,
        LearnerId = member.LearnerId,
        Mandate = Codes.Of(member.Mandate),
        LeftOn = on,
    };

    public TeamMerged Merged(
        IReadOnlyList<Guid> absorbed, IEnumerable<TeamKind> mandates, int memberCount, DateTimeOffset now) => new()
        {
            TeamId = Id,
            Version = ++Version,
            OccurredAt = now,
            AbsorbedTeamIds = absorbed,
            Mandates = [.. mandates.Select(Codes.Of)],
            MemberCount = memberCount,
        };

    public TeamMergeUndone Parted(IReadOnlyList<Guid> restored, int memberCount, DateTimeOffset now) => new()
    {
        TeamId = Id,
        Version = ++Version,
        OccurredAt = now,
        RestoredTeamIds = restored,
        MemberCount = memberCount,
    };

    public TeamAssigned Assigned(TeamAssignment assignment, DateTimeOffset now) => new()
    {
        TeamId = Id,
        Version = ++Version,
        OccurredAt = now,
        LearnerId = assignment.LearnerId,
        Task = Codes.Of(assignment.Task),
        AreaId = assignment.AreaId,
    };

    public TeamActivityReported Reported(TeamActivity activity, DateTimeOffset now) => new()
    {
        TeamId = Id,
        Version = ++Version,
        OccurredAt = now,
        Kind = Codes.Of(activity.Kind),
        On = activity.On,
        Participants = activity.Participants,
        Minutes = activity.Minutes,
    };

    public VolunteerHoursCredited Credited(VolunteerTime volunteered, DateTimeOffset now) => new()
    {
        TeamId = Id,
        Version = ++Version,
        OccurredAt = now,
        LearnerId = volunteered.LearnerId,
        On = volunteered.On,
        Minutes = volunteered.Minutes,
    };
}
