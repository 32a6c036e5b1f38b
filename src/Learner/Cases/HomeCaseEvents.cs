using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;

namespace Platform.Learners.Cases;

/// <summary>What changes a case, and what the others are told of it.</summary>
internal sealed partial class HomeCase
{
    public CaseOpened Opened() => new()
    {
        CaseId = Id,
        Version = ++Version,
        OccurredAt = OpenedAt,
        AreaId = AreaId,
        CommuneId = CommuneId,
        Urgency = Codes.Of(Urgency),
        LearnerId = LearnerId,
        HouseholdId = HouseholdId,
        TopicCode = TopicCode,
        DueAt = DueAt,
    };

    public CaseAssigned Assign(Guid teamId, Guid? workerId, DateTimeOffset now)
    {
        (State, TeamId, WorkerId) = (CaseState.Assigned, teamId, workerId);
        return new CaseAssigned
        {
            CaseId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            CommuneId = CommuneId,
            Urgency = Codes.Of(Urgency),
            TeamId = teamId,
            WorkerId = workerId,
            DueAt = DueAt,
        };
    }

    public CaseVisited Visit(DateTimeOffset now)
    {
        State = CaseState.Visited;
        return new CaseVisited
        {
            CaseId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            CommuneId = CommuneId,
            Urgency = Codes.Of(Urgency),
            TeamId = TeamId,
        };
    }

    /// <param name="from">When the clock goes on: now, or later.</param>
    /// <param name="clock">Counts the working time that is left.</param>
    /// <param name="now">When it was decided.</param>
    public CaseRescheduled Reschedule(DateTimeOffset from, CaseClock clock, DateTimeOffset now)
    {
        RunFrom(from, clock, now);
        return new CaseRescheduled
        {
            CaseId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            CommuneId = CommuneId,
            Urgency = Codes.Of(Urgency),
            DueAt = DueAt,
            PausedUntil = PausedUntil,
        };
    }

    public CaseResolved Resolve(DateTimeOffset now)
    {
        (State, ResolvedAt, PausedUntil) = (CaseState.Resolved, now, null);
        return new CaseResolved
        {
            CaseId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            CommuneId = CommuneId,
            Urgency = Codes.Of(Urgency),
            TeamId = TeamId,
            ReopenCount = ReopenCount,
            InTime = now <= DueAt,
        };
    }

    /// <summary>The time begins anew, with the team that had the case.</summary>
    public CaseReopened Reopen(CaseClock clock, DateTimeOffset now)
    {
        State = TeamId is null ? CaseState.Open : CaseState.Assigned;
        (ResolvedAt, OverdueAt) = (null, null);
        (DueAt, RuleVersion) = (clock.Due(Urgency, now), clock.RuleVersion);
        return new CaseReopened
        {
            CaseId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            CommuneId = CommuneId,
            Urgency = Codes.Of(Urgency),
            ReopenCount = ++ReopenCount,
            DueAt = DueAt,
        };
    }

    public CaseEscalated Escalate(bool overdue, DateTimeOffset now)
    {
        State = CaseState.Escalated;
        OverdueAt = overdue ? now : OverdueAt;
        return new CaseEscalated
        {
            CaseId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            CommuneId = CommuneId,
            Urgency = Codes.Of(Urgency),
            TeamId = TeamId,
            DueAt = DueAt,
            Overdue = overdue,
        };
    }

    public CaseCancelled Cancel(DateTimeOffset now)
    {
        (State, PausedUntil) = (CaseState.Cancelled, null);
        return new CaseCancelled
        {
            CaseId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            CommuneId = CommuneId,
            Urgency = Codes.Of(Urgency),
        };
    }

    public CaseHandedOver HandOver(Guid communeId, DateTimeOffset now)
    {
        var from = CommuneId;
        CommuneId = communeId;
        return new CaseHandedOver
        {
            CaseId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            CommuneId = communeId,
            Urgency = Codes.Of(Urgency),
            FromCommuneId = from,
        };
    }
}
