using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>
/// People who live together. It keeps its identity while members come and go and while its area is reorganised; every
/// change is one numbered event, so that a reader can decide at any time what the home is.
/// </summary>
internal sealed class Household : IInArea
{
    public Guid Id { get; private init; }

    /// <summary>What the village calls it, <c>HS-0012</c>.</summary>
    public string? Code { get; set; }

    public Guid AreaId { get; private set; }

    public Area Area { get; private init; } = null!;

    /// <summary>How to find it; sealed, because such words name people.</summary>
    public byte[]? PlaceNoteSealed { get; set; }

    public DateOnly FormedOn { get; private init; }

    /// <summary>The day the last member left.</summary>
    public DateOnly? EndedOn { get; private set; }

    public Guid? SplitFromId { get; private init; }

    public List<HouseholdMember> Members { get; } = [];

    /// <summary>Counts the events of this household.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    public static (Household Household, HouseholdPlaced Placed) Form(
        Guid? id, Guid areaId, DateOnly formedOn, DateTimeOffset now, Guid? splitFromId = null)
    {
        var household = new Household
        {
            Id = id ?? Guid.CreateVersion7(now),
            AreaId = areaId,
            FormedOn = formedOn,
            SplitFromId = splitFromId,
        };
        return (household, household.Placed(now));
    }

    public HouseholdPlaced MoveTo(Guid areaId, DateTimeOffset now)
    {
        AreaId = areaId;
        return Placed(now);
    }

    public (HouseholdMember Member, HouseholdMemberJoined Joined) Join(
        Guid? learnerId, Relation relation, DateOnly on, DateTimeOffset now)
    {
        var member = new HouseholdMember
        {
            Id = Guid.CreateVersion7(now),
            HouseholdId = Id,
            LearnerId = learnerId,
            Relation = relation,
            JoinedOn = on,
        };
        Members.Add(member);
        EndedOn = null;
        return (member, Joined(member, now));
    }

    public HouseholdMemberLeft Leave(HouseholdMember member, DateOnly on, LeaveReason reason, DateTimeOffset now)
    {
        (member.LeftOn, member.LeaveReason) = (on, reason);
        var present = Members.Count(other => other.IsPresent);
        EndedOn = present == 0 ? on : null;
        return new HouseholdMemberLeft
        {
            HouseholdId = Id,
            Version = ++Version,
            OccurredAt = now,
            MemberId = member.Id,
            LearnerId = member.LearnerId,
            AreaId = AreaId,
            LeftOn = on,
            LeaveReason = Codes.Of(reason),
            MemberCount = present,
        };
    }

    /// <summary>The membership stays and is another person's: a registration was merged, unmerged or erased.</summary>
    /// <returns>What others are told; nothing where the member had left.</returns>
    public HouseholdMemberJoined? Reassign(HouseholdMember member, Guid? learnerId, DateTimeOffset now)
    {
        member.LearnerId = learnerId;
        return member.IsPresent ? Joined(member, now) : null;
    }

    /// <summary>A membership that ended by mistake goes on as if it never had.</summary>
    public HouseholdMemberJoined Restore(HouseholdMember member, DateTimeOffset now)
    {
        (member.LeftOn, member.LeaveReason, EndedOn) = (null, null, null);
        return Joined(member, now);
    }

    public HouseholdGuided Guided(HouseholdGuide guide, DateTimeOffset now) => new()
    {
        HouseholdId = Id,
        Version = ++Version,
        OccurredAt = now,
        GuideId = guide.Id,
        GuideMemberId = guide.GuideMemberId,
        GuidedMemberId = guide.GuidedMemberId,
        GuideLearnerId = Members.Find(member => member.Id == guide.GuideMemberId)?.LearnerId,
        GuidedLearnerId = Members.Find(member => member.Id == guide.GuidedMemberId)?.LearnerId,
        AreaId = AreaId,
        On = guide.On,
        Evidence = Codes.Of(guide.Evidence),
        TopicCode = guide.TopicCode,
    };

    public HouseholdVisited Visited(HouseholdVisit visit, DateTimeOffset now) => new()
    {
        HouseholdId = Id,
        Version = ++Version,
        OccurredAt = now,
        VisitId = visit.Id,
        TeamId = visit.TeamId,
        AreaId = AreaId,
        On = visit.On,
        OutcomeCode = Codes.Of(visit.Outcome),
    };

    private HouseholdPlaced Placed(DateTimeOffset now) => new()
    {
        HouseholdId = Id,
        Version = ++Version,
        OccurredAt = now,
        AreaId = AreaId,
        SplitFromId = SplitFromId,
    };

    private HouseholdMemberJoined Joined(HouseholdMember member, DateTimeOffset now) => new()
    {
        HouseholdId = Id,
        Version = ++Version,
        OccurredAt = now,
        MemberId = member.Id,
        LearnerId = member.LearnerId,
        Relation = Codes.Of(member.Relation),
        AreaId = AreaId,
        JoinedOn = member.JoinedOn,
        MemberCount = Members.Count(other => other.IsPresent),
    };
}
