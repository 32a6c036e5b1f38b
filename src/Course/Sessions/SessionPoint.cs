using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;

namespace Platform.Courses.Sessions;

/// <summary>What stands ready at a point.</summary>
public enum Equipment
{
    Screen,
    Projector,
    Loudspeaker,
    Computers,
    Phones,
    Internet,
    Generator,
}

/// <summary>Where some of the people of a session come together, as planned.</summary>
internal sealed record PointPlan(
    Guid AreaId, int Capacity, Guid? PlaceId = null, string? Venue = null, Guid? HostOrganisationId = null,
    IReadOnlyList<Equipment>? Equipment = null);

/// <summary>
/// One point of a session with its own roll-call. Its total is the number of heads counted there and nothing else:
/// names only say who some of them were.
/// </summary>
internal sealed class SessionPoint : IInArea
{
    private SessionPoint()
    {
    }

    public SessionPoint(Guid sessionId, int number, PointPlan plan, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        SessionId = sessionId;
        Number = number;
        AreaId = plan.AreaId;
        Capacity = plan.Capacity;
        PlaceId = plan.PlaceId;
        Venue = plan.Venue;
        HostOrganisationId = plan.HostOrganisationId;
        Equipment = [.. (plan.Equipment ?? []).Distinct()];
    }

    public Guid Id { get; private set; }

    public Guid SessionId { get; private set; }

    public int Number { get; private set; }

    public Guid AreaId { get; private set; }

    /// <summary>How many the room holds.</summary>
    public int Capacity { get; private set; }

    public Guid? PlaceId { get; private set; }

    public string? Venue { get; private set; }

    public Guid? HostOrganisationId { get; private set; }

    public Equipment[] Equipment { get; private set; } = [];

    /// <summary>Null until the host has counted.</summary>
    public int? HeadCount { get; private set; }

    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>Number of this point's latest event.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private set; }

    /// <summary>The host counted, or counted again.</summary>
    public void Count(int heads, DateTimeOffset now) => (HeadCount, ReportedAt) = (heads, now);

    /// <summary>How it stands with the roll-call, once heads are counted.</summary>
    public SessionPointReported Report(Session session, int named, DateTimeOffset now) => new()
    {
        PointId = Id,
        Version = ++Version,
        OccurredAt = now,
        SessionId = SessionId,
        ClassId = session.ClassId,
        Number = Number,
        AreaId = AreaId,
        HeadCount = HeadCount!.Value,
        Named = named,
        Unnamed = HeadCount.Value - named,
    };
}
