using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Reminders;

/// <summary>When a class, or a session of it, meets.</summary>
internal sealed class Meeting
{
    /// <summary>Of the class where it meets once, else of the session.</summary>
    public required Guid Id { get; init; }

    public required Guid ClassId { get; init; }

    public required Guid AreaId { get; init; }

    public DateTimeOffset StartsAt { get; private set; }

    public bool Cancelled { get; set; }

    /// <summary>Of the newest event seen: they come by several queues.</summary>
    public long Version { get; set; }

    /// <summary>What causes a reminder of this meeting at this time: one that moves is told again.</summary>
    public Guid ReminderId { get; private set; }

    internal void MeetAt(DateTimeOffset startsAt)
    {
        StartsAt = startsAt.ToUniversalTime();
        ReminderId = new(SHA256.HashData(
            Encoding.UTF8.GetBytes($"reminder {Id} {startsAt.ToUnixTimeSeconds()}")).AsSpan(0, 16));
    }
}

/// <summary>A learner's seat in a class.</summary>
internal sealed class ClassSeat
{
    public required Guid EnrolmentId { get; init; }

    public required Guid ClassId { get; init; }

    public required Guid LearnerId { get; init; }

    public bool Taken { get; set; }

    public long Version { get; set; }
}

internal sealed class MeetingConfiguration : IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<ClassSeat>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.Property(meeting => meeting.Id).ValueGeneratedNever();
        builder.HasIndex(meeting => meeting.StartsAt).HasFilter("not cancelled");
    }

    public void Configure(EntityTypeBuilder<ClassSeat> builder)
    {
        builder.HasKey(seat => seat.EnrolmentId);
        builder.Property(seat => seat.EnrolmentId).ValueGeneratedNever();
        builder.HasIndex(seat => seat.ClassId);
        builder.HasIndex(seat => seat.LearnerId);
    }
}
