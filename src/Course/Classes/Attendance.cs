using Platform.Contracts.Courses.V1;

namespace Platform.Courses.Classes;

/// <summary>A learner who was present at a session, by name.</summary>
internal sealed class Attendance
{
    private Attendance()
    {
    }

    public Guid Id { get; private set; }

    public Guid SessionId { get; private set; }

    public Guid ClassId { get; private set; }

    public Guid LearnerId { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public static (Attendance Attendance, AttendanceRecorded Recorded) Record(
        Class held, Session session, Guid learnerId, DateTimeOffset now)
    {
        var attendance = new Attendance
        {
            Id = Guid.CreateVersion7(now),
            SessionId = session.Id,
            ClassId = held.Id,
            LearnerId = learnerId,
            RecordedAt = now,
        };
        return (attendance, new AttendanceRecorded
        {
            AttendanceId = attendance.Id,
            Version = 1,
            OccurredAt = now,
            SessionId = session.Id,
            ClassId = held.Id,
            LearnerId = learnerId,
            AreaId = held.AreaId,
        });
    }
}
