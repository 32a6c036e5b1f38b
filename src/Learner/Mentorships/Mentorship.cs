using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

/// <summary>How the mentor came to mentor.</summary>
public enum MentorshipOrigin
{
    /// <summary>Of their own accord.</summary>
    Volunteer,

    /// <summary>Appointed digital ambassador.</summary>
    Ambassador,

    /// <summary>Was a mentee first.</summary>
    Cascade,
}

public enum MentorshipEnd
{
    MentorLeft,
    MenteeLeft,
    Moved,
    Error,
    Other,
}

/// <summary>One learner guides another. Two learners have one mentorship at a time, and no circle of them.</summary>
internal sealed class Mentorship : IInArea
{
    public Guid Id { get; private init; }

    public required Guid MentorId { get; set; }

    public required Guid MenteeId { get; set; }

    /// <summary>Where the mentor lived when it began.</summary>
    public required Guid AreaId { get; init; }

    public Area Area { get; private init; } = null!;

    /// <summary>1 for a mentee of somebody who had no mentor.</summary>
    public required int Generation { get; init; }

    public required MentorshipOrigin Origin { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The mentee manages alone; it counts for the mentor for good.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>It was broken off.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public MentorshipEnd? EndReason { get; private set; }

    /// <summary>Counts the events of this mentorship.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    public static (Mentorship Mentorship, MentorshipStarted Started) Start(
        Guid mentorId, Guid menteeId, Guid areaId, int generation, MentorshipOrigin origin, DateTimeOffset now)
    {
        var mentorship = new Mentorship
        {
            Id = Guid.CreateVersion7(now),
            MentorId = mentorId,
            MenteeId = menteeId,
            AreaId = areaId,
            Generation = generation,
            Origin = origin,
            StartedAt = now,
            Version = 1,
        };
        return (mentorship, new MentorshipStarted
        {
            MentorshipId = mentorship.Id,
            Version = mentorship.Version,
            OccurredAt = now,
            MentorId = mentorId,
            MenteeId = menteeId,
            AreaId = areaId,
            Generation = generation,
        });
    }

    /// <summary>It counts for the mentor: it goes on, or came to its good end.</summary>
    public bool Counts => EndedAt is null;

    /// <returns>Null where it has come to its end before.</returns>
    public MentorshipCompleted? Complete(DateTimeOffset now)
    {
        if (CompletedAt is not null || EndedAt is not null)
            return null;

        CompletedAt = now;
        return new MentorshipCompleted
        {
            MentorshipId = Id,
            Version = ++Version,
            OccurredAt = now,
            MentorId = MentorId,
            MenteeId = MenteeId,
            AreaId = AreaId,
            Generation = Generation,
        };
    }

    /// <returns>Null where it has come to its end before.</returns>
    public MentorshipEnded? BreakOff(MentorshipEnd reason, DateTimeOffset now)
    {
        if (CompletedAt is not null || EndedAt is not null)
            return null;

        (EndedAt, EndReason) = (now, reason);
        return new MentorshipEnded
        {
            MentorshipId = Id,
            Version = ++Version,
            OccurredAt = now,
            MentorId = MentorId,
            MenteeId = MenteeId,
            AreaId = AreaId,
            ReasonCode = Codes.Of(reason),
        };
    }

    /// <summary>It was broken off because two people were taken for one; it goes on as it was.</summary>
    public MentorshipStarted GoOn(DateTimeOffset? completedAt, DateTimeOffset now)
    {
        (EndedAt, EndReason, CompletedAt) = (null, null, completedAt);
        return new MentorshipStarted
        {
            MentorshipId = Id,
            Version = ++Version,
            OccurredAt = now,
            MentorId = MentorId,
            MenteeId = MenteeId,
            AreaId = AreaId,
            Generation = Generation,
        };
    }

    /// <summary>
    /// One person was registered twice: what was told of two is taken back, also where it was completed.
    /// </summary>
    public MentorshipEnded StrikeOut(DateTimeOffset now)
    {
        CompletedAt = null;
        return BreakOff(MentorshipEnd.Error, now)!;
    }
}
