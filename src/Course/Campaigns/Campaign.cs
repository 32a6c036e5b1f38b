using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;
using Platform.Courses.Courses;

namespace Platform.Courses.Campaigns;

public enum CampaignState
{
    /// <summary>Written down; somebody else has to approve it.</summary>
    Planned,

    /// <summary>Approved, with its roll-out list.</summary>
    Approved,

    /// <summary>Begun: its villages launch.</summary>
    Launched,
}

/// <summary>
/// Some days on which every village of a unit does the same. Who plans it does not approve it, and neither of them has
/// to be in charge of the training.
/// </summary>
internal sealed class Campaign : IOwned
{
    private Campaign()
    {
        (NameVi, NameEn, PlannedBy) = ("", "", "");
    }

    public Guid Id { get; private init; }

    public Guid? OwnerAreaId { get; private init; }

    public string NameVi { get; private init; }

    public string NameEn { get; private init; }

    public DateOnly StartsOn { get; private init; }

    public DateOnly EndsOn { get; private init; }

    /// <summary>The day of the year it is about.</summary>
    public string? FixedDay { get; private init; }

    /// <summary>Whether every village of the unit is on the list.</summary>
    public bool WholeArea { get; private init; }

    public int? ExpectedParticipants { get; private init; }

    public CampaignState State { get; private set; }

    public string PlannedBy { get; private init; }

    public string? ApprovedBy { get; private set; }

    public string? DecisionNo { get; private set; }

    public DateTimeOffset? LaunchedAt { get; private set; }

    /// <summary>Counts the events of this campaign.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    public static Campaign Plan(
        PlanCampaign.Request plan, Guid areaId, string plannedBy, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            OwnerAreaId = areaId,
            NameVi = plan.NameVi,
            NameEn = plan.NameEn,
            StartsOn = plan.StartsOn,
            EndsOn = plan.EndsOn,
            FixedDay = plan.FixedDay,
            WholeArea = plan.VillageIds is null,
            ExpectedParticipants = plan.ExpectedParticipants,
            PlannedBy = plannedBy,
        };

    /// <summary>False where it was approved before.</summary>
    public bool Approve(string by, string decisionNo)
    {
        if (State is not CampaignState.Planned)
            return false;

        (State, ApprovedBy, DecisionNo) = (CampaignState.Approved, by, decisionNo);
        return true;
    }

    /// <summary>Null where it is not approved, or was launched before.</summary>
    public CampaignLaunched? Launch(int areas, DateTimeOffset now)
    {
        if (State is not CampaignState.Approved)
            return null;

        (State, LaunchedAt) = (CampaignState.Launched, now);
        return new CampaignLaunched
        {
            CampaignId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = OwnerAreaId!.Value,
            Title = NameVi,
            StartsOn = StartsOn,
            EndsOn = EndsOn,
            Areas = areas,
        };
    }

    public bool Covers(DateOnly day) => StartsOn <= day && day <= EndsOn;
}

/// <summary>A village on the roll-out list. All of them launch within minutes, so no row is shared.</summary>
internal sealed class CampaignArea : IInArea
{
    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    public required Guid AreaId { get; init; }

    public DateOnly? LaunchedOn { get; private set; }

    public int? Participants { get; private set; }

    public string? ReportedBy { get; private set; }

    /// <summary>Null where the village launched before: the first report counts.</summary>
    public CampaignAreaLaunched? Launch(DateOnly on, int? participants, string reportedBy, DateTimeOffset now)
    {
        if (LaunchedOn is not null)
            return null;

        (LaunchedOn, Participants, ReportedBy) = (on, participants, reportedBy);
        return new CampaignAreaLaunched
        {
            LaunchId = Id,
            Version = 1,
            OccurredAt = now,
            CampaignId = CampaignId,
            AreaId = AreaId,
            LaunchedOn = on,
            Participants = participants,
        };
    }
}

/// <summary>A day of the year that campaigns are planned around.</summary>
internal sealed class FixedDay
{
    public required string Code { get; init; }

    public required int Month { get; init; }

    public required int Day { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    public required string Source { get; init; }

    /// <summary>When it comes, in each year of the span.</summary>
    public IEnumerable<DateOnly> Between(DateOnly first, DateOnly last) => Enumerable
        .Range(first.Year, last.Year - first.Year + 1)
        .Select(year => new DateOnly(year, Month, Day))
        .Where(day => day >= first && day <= last);
}
