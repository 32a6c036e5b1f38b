using Platform.Contracts.Courses.V1;
using Platform.Courses.Classes;

namespace Platform.Courses.Sessions;

/// <summary>How somebody came onto the roll.</summary>
public enum RollMeans
{
    /// <summary>Ticked on the host's list.</summary>
    List,

    /// <summary>By the code shown at the point.</summary>
    Code,

    /// <summary>Named after the heads were counted.</summary>
    Claim,

    /// <summary>Noted on a phone without connectivity.</summary>
    OfflinePack,
}

/// <summary>A learner who was present at a session, by name: at one of its points, once.</summary>
internal sealed class Attendance
{
    private Attendance()
    {
    }

    public Guid Id { get; private set; }

    public Guid SessionId { get; private set; }

    public Guid PointId { get; private set; }

    public Guid ClassId { get; private set; }

    public Guid LearnerId { get; private set; }

    public RollMeans Means { get; private set; }

    /// <summary>Who put the name on the roll; null in rows that are older than this question.</summary>
    public string? TakenBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public static (Attendance Attendance, AttendanceRecorded Recorded) Record(
        Class held, SessionPoint point, Guid learnerId, RollMeans means, string takenBy, DateTimeOffset now)
    {
        var attendance = new Attendance
        {
            Id = Guid.CreateVersion7(now),
            SessionId = point.SessionId,
            PointId = point.Id,
            ClassId = held.Id,
            LearnerId = learnerId,
            Means = means,
            TakenBy = takenBy,
            RecordedAt = now,
        };
        return (attendance, new AttendanceRecorded
        {
            AttendanceId = attendance.Id,
            Version = 1,
            // They were there when the session was held, however late the name comes.
            OccurredAt = held.HeldBy(now),
            SessionId = point.SessionId,
            ClassId = held.Id,
            LearnerId = learnerId,
            AreaId = point.AreaId,
        });
    }
}
