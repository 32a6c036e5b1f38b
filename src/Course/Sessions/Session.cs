using System.Security.Cryptography;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>
/// A meeting of a class, at one point or at many that follow one broadcast. It stays where its host is; each point is
/// somewhere itself.
/// </summary>
internal sealed class Session : IInArea
{
    private readonly List<SessionPoint> points = [];

    private Session()
    {
    }

    public Guid Id { get; private set; }

    public Guid ClassId { get; private set; }

    public Guid AreaId { get; private set; }

    /// <summary>What the meeting is about, where the course alone does not say it.</summary>
    public string? Title { get; private set; }

    /// <summary>Whoever carries the broadcast, as registered with PartnerGateway.</summary>
    public string? OperatorId { get; private set; }

    /// <summary>Where the points follow it; told by the operator.</summary>
    public string? JoinUrl { get; private set; }

    /// <summary>Order of the operator's reports: an earlier one that comes later changes nothing.</summary>
    public long LinkSequence { get; private set; } = -1;

    /// <summary>Why there will be no link.</summary>
    public string? LinkRefusal { get; private set; }

    /// <summary>
    /// Makes the codes shown at the points. Each session has its own, so one that leaks opens no other door.
    /// </summary>
    public byte[] CodeKey { get; private set; } = [];

    /// <summary>When it was held; null while it is open.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Number of this session's latest event.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private set; }

    public IReadOnlyList<SessionPoint> Points => points;

    /// <summary>The meeting of a class, with its points counted from 1.</summary>
    public static Session Of(
        Class held, IEnumerable<PointPlan> points, DateTimeOffset now, string? title = null, string? operatorId = null)
    {
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            ClassId = held.Id,
            AreaId = held.AreaId,
            Title = title,
            OperatorId = operatorId,
            CodeKey = RandomNumberGenerator.GetBytes(32),
        };
        session.points.AddRange(points.Select((plan, index) => new SessionPoint(session.Id, index + 1, plan, now)));
        return session;
    }

    /// <summary>Tells of a meeting that is still to come.</summary>
    public SessionScheduled Announce(Class held, DateTimeOffset now) => new()
    {
        SessionId = Id,
        Version = ++Version,
        OccurredAt = now,
        ClassId = ClassId,
        AreaId = AreaId,
        CourseId = held.CourseId,
        CourseVersion = held.CourseVersion,
        StartsAt = held.StartsAt,
        DurationMinutes = held.DurationMinutes,
        PointAreaIds = [.. points.Select(point => point.AreaId)],
        Capacity = points.Sum(point => point.Capacity),
        OperatorId = OperatorId,
    };

    /// <summary>Tells of its other time; null where nobody was told of the first.</summary>
    public SessionRescheduled? Reschedule(Class moved, ChangeReason reason, DateTimeOffset now) =>
        Version is 0 ? null : new SessionRescheduled
        {
            SessionId = Id,
            Version = ++Version,
            OccurredAt = now,
            ClassId = ClassId,
            AreaId = AreaId,
            StartsAt = moved.StartsAt,
            DurationMinutes = moved.DurationMinutes,
            ReasonCode = Codes.Of(reason),
            OperatorId = OperatorId,
        };

    /// <summary>Tells that it will not be held; null where nobody was told that it would.</summary>
    public SessionCancelled? Cancel(Class cancelled, ChangeReason reason, DateTimeOffset now) =>
        Version is 0 ? null : new SessionCancelled
        {
            SessionId = Id,
            Version = ++Version,
            OccurredAt = now,
            ClassId = ClassId,
            AreaId = AreaId,
            StartsAt = cancelled.StartsAt,
            ReasonCode = Codes.Of(reason),
            OperatorId = OperatorId,
        };

    /// <summary>Whether it is this session's operator that speaks, and says something newer.</summary>
    public bool TakesLink(string operatorId, long sequence) => operatorId == OperatorId && sequence > LinkSequence;

    /// <summary>Where the points follow the broadcast, or why there is no such place.</summary>
    public SessionLinkReady? TakeLink(long sequence, string? joinUrl, string? refusal, DateTimeOffset now)
    {
        (LinkSequence, JoinUrl, LinkRefusal) = (sequence, joinUrl, refusal);
        return joinUrl is null ? null : new SessionLinkReady
        {
            SessionId = Id,
            Version = ++Version,
            OccurredAt = now,
            ClassId = ClassId,
            AreaId = AreaId,
            OperatorId = OperatorId!,
            JoinUrl = joinUrl,
        };
    }

    /// <summary>Ends with its class, which tells of it.</summary>
    /// <returns>When it was held: one that met ahead of its time when it was closed, at the latest.</returns>
    public DateTimeOffset End(Class held, DateTimeOffset now)
    {
        (HeldAt, ClosedAt) = (held.HeldBy(now), now);
        return HeldAt.Value;
    }
}
