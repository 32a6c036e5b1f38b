using Platform.Learners.Areas;

namespace Platform.Learners.Teams;

public enum TeamTask
{
    Train,
    HouseVisits,
    ClassHelper,
    Case,
}

/// <summary>A task given to a member, with the certificate that allowed it on its first day.</summary>
internal sealed class TeamAssignment : IInArea
{
    public Guid Id { get; init; }

    public required Guid TeamId { get; init; }

    public required Guid LearnerId { get; init; }

    public required TeamTask Task { get; init; }

    public required Guid AreaId { get; init; }

    public Area Area { get; private init; } = null!;

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public required Guid CertificateId { get; init; }
}

public enum ActivityKind
{
    Training,
    HouseVisits,
    CounterHelp,
    Campaign,
    Other,
}

/// <summary>What a team did on a day. Its id is made by whoever reports it: a report sent twice is one.</summary>
internal sealed class TeamActivity
{
    public required Guid Id { get; init; }

    public required Guid TeamId { get; init; }

    public required ActivityKind Kind { get; init; }

    public required DateOnly On { get; init; }

    public required int Participants { get; init; }

    public required int Minutes { get; init; }

    public required string ReportedBy { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }
}

/// <summary>Time that a member gave on a day. Its id is made by whoever records it.</summary>
internal sealed class VolunteerTime
{
    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    public required Guid TeamId { get; init; }

    public required DateOnly On { get; init; }

    public required int Minutes { get; init; }

    public required ActivityKind Activity { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
