using Platform.Contracts.Courses.V1;
using Platform.Courses.Classes;
using Platform.ServiceDefaults;

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

/// <summary>Why a name is taken off the roll.</summary>
public enum WithdrawalReason
{
    /// <summary>Somebody else was there, and was mistaken for this person.</summary>
    WrongPerson,

    /// <summary>Was expected, and did not come.</summary>
    NotPresent,

    /// <summary>Somebody put the name down who knew better.</summary>
    Fabricated,
    Other,
}

/// <summary>
/// A learner who was present at a session, by name: at one of its points, once. A name that was taken off the roll
/// stays in the table, with who did it and why, and is seen by nobody who does not ask for it.
/// </summary>
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

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public WithdrawalReason? WithdrawalReason { get; private set; }

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

    /// <summary>Takes the name off the roll; null where that was done before.</summary>
    public AttendanceWithdrawn? Withdraw(
        SessionPoint point, WithdrawalReason reason, string by, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
            return null;

        (WithdrawnAt, WithdrawnBy, WithdrawalReason) = (now, by, reason);
        return new AttendanceWithdrawn
        {
            AttendanceId = Id,
            Version = 2, // after the one that told of it nothing else can happen
            OccurredAt = now,
            SessionId = SessionId,
            ClassId = ClassId,
            LearnerId = LearnerId,
            AreaId = point.AreaId,
            ReasonCode = Codes.Of(reason),
        };
    }
}
