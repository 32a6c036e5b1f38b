using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>How people learn together.</summary>
public enum ClassKind
{
    /// <summary>In the village, with helpers at hand.</summary>
    HandsOn,

    /// <summary>A day for everybody, at any unit.</summary>
    Festival,

    /// <summary>A meeting on one topic, often broadcast to many places.</summary>
    ThematicMeeting,

    /// <summary>Taught at a distance.</summary>
    Online,

    /// <summary>Everybody at their own pace: without a time, a room or a roll-call.</summary>
    SelfPaced,
}

public enum ClassStatus
{
    Scheduled,
    Closed,
}

internal enum SeatOutcome
{
    Taken,
    ClassFull,
    ClassClosed,
}

/// <summary>What of a class does not come from its template.</summary>
/// <param name="Kind">How people learn there.</param>
/// <param name="AreaId">The unit it belongs to.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Capacity">Seats.</param>
internal sealed record ClassPlan(ClassKind Kind, Guid AreaId, DateTimeOffset StartsAt, int Capacity)
{
    /// <summary>Who invites.</summary>
    public Guid? HostOrganisationId { get; init; }

    /// <summary>Where people meet.</summary>
    public Guid? PlaceId { get; init; }

    /// <summary>The team that teaches.</summary>
    public Guid? TeamId { get; init; }
}

/// <summary>A class: opened from a template, filled seat by seat, ended by one roll-call.</summary>
internal sealed class Class : IInArea
{
    private Class()
    {
        TemplateCode = "";
    }

    public Guid Id { get; private set; }

    public Guid AreaId { get; private set; }

    public ClassKind Kind { get; private set; }

    public Guid? HostOrganisationId { get; private set; }

    public Guid? PlaceId { get; private set; }

    public Guid? TeamId { get; private set; }

    public string TemplateCode { get; private set; }

    public Guid CourseId { get; private set; }

    /// <summary>Learners stay on the version the class was opened with.</summary>
    public int CourseVersion { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public int DurationMinutes { get; private set; }

    public int Capacity { get; private set; }

    public int SeatsTaken { get; private set; }

    public ClassStatus Status { get; private set; }

    /// <summary>Number of this class's latest event.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private set; }

    public static (Class Class, ClassScheduled Scheduled) Schedule(
        ClassTemplate template, ClassPlan plan, DateTimeOffset now)
    {
        var opened = new Class
        {
            Id = Guid.CreateVersion7(now),
            AreaId = plan.AreaId,
            Kind = plan.Kind,
            HostOrganisationId = plan.HostOrganisationId,
            PlaceId = plan.PlaceId,
            TeamId = plan.TeamId,
            TemplateCode = template.Code,
            CourseId = template.CourseId,
            CourseVersion = template.CourseVersion,
            StartsAt = plan.StartsAt.ToUniversalTime(),
            DurationMinutes = template.DurationMinutes,
            Capacity = plan.Capacity,
            Version = 1,
        };
        return (opened, new ClassScheduled
        {
            ClassId = opened.Id,
            Version = opened.Version,
            OccurredAt = now,
            AreaId = opened.AreaId,
            CourseId = opened.CourseId,
            CourseVersion = opened.CourseVersion,
            TemplateCode = opened.TemplateCode,
            StartsAt = opened.StartsAt,
            DurationMinutes = opened.DurationMinutes,
            Capacity = opened.Capacity,
            Kind = Codes.Of(opened.Kind),
            HostOrganisationId = opened.HostOrganisationId,
            PlaceId = opened.PlaceId,
        });
    }

    /// <summary>Call with the row locked: two callers must not both see the last seat.</summary>
    public SeatOutcome TakeSeat()
    {
        if (Status is ClassStatus.Closed)
            return SeatOutcome.ClassClosed;
        if (SeatsTaken == Capacity)
            return SeatOutcome.ClassFull;

        SeatsTaken++;
        return SeatOutcome.Taken;
    }

    /// <summary>Ends the class with its roll-call; null where it has ended already.</summary>
    public (Session Session, SessionClosed Closed)? Close(int named, int unnamed, DateTimeOffset now)
    {
        if (Status is ClassStatus.Closed)
            return null;

        Status = ClassStatus.Closed;
        // A class that met ahead of its time was held when it was closed at the latest.
        var session = new Session(Id, StartsAt < now ? StartsAt : now, named, unnamed, now);
        return (session, new SessionClosed
        {
            ClassId = Id,
            Version = ++Version,
            OccurredAt = now,
            SessionId = session.Id,
            AreaId = AreaId,
            HeldAt = session.HeldAt,
            Named = named,
            Unnamed = unnamed,
        });
    }
}
