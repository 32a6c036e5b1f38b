using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Classes;
using Platform.Courses.Learners;
using Platform.Courses.Organisations;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

public enum EnrolmentState
{
    /// <summary>Has a seat.</summary>
    Enrolled,

    /// <summary>Has a place on the waiting list.</summary>
    Waiting,

    /// <summary>Gave up the seat or the wait; may ask again.</summary>
    Cancelled,
}

/// <summary>How a learner came to a class.</summary>
public enum EnrolmentMode
{
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "One, as opposed to many.")]
    Single,
    Bulk,

    /// <summary>For study at one's own pace.</summary>
    Self,

    /// <summary>Sent by an organisation.</summary>
    Sponsored,

    /// <summary>Came to the class and was put on the roll.</summary>
    WalkIn,
}

/// <summary>Why a seat, or the wait for one, is given up.</summary>
public enum CancelReason
{
    /// <summary>The learner does not come.</summary>
    Withdrawn,

    /// <summary>Should never have been enrolled.</summary>
    Mistake,

    /// <summary>Takes another class instead.</summary>
    Moved,

    /// <summary>Sits in the class already, under another registration.</summary>
    AlreadyEnrolled,

    /// <summary>Waited for a seat in a class that will not be held.</summary>
    ClassCancelled,
}

/// <summary>A learner and a class: one row for ever, whatever the learner does with the seat.</summary>
internal sealed class Enrolment
{
    private Enrolment()
    {
    }

    public Guid Id { get; private set; }

    public Guid ClassId { get; private set; }

    public Guid LearnerId { get; private set; }

    public EnrolmentState State { get; private set; }

    public EnrolmentMode Mode { get; private set; }

    /// <summary>The organisation that sent the learner.</summary>
    public Guid? SponsorId { get; private set; }

    /// <summary>When the seat was given; of somebody who waits, when it was asked for.</summary>
    public DateTimeOffset EnrolledAt { get; private set; }

    /// <summary>Number of this enrolment's latest event.</summary>
    public long Version { get; private set; }

    public static (Enrolment Enrolment, EnrolmentCreated Created) Create(
        Class joined, Guid learnerId, DateTimeOffset now, EnrolmentMode mode = EnrolmentMode.Single,
        Guid? sponsorId = null)
    {
        var enrolment = New(joined, learnerId, now, mode, sponsorId);
        return (enrolment, enrolment.TakeSeat(joined, now));
    }

    public static (Enrolment Enrolment, EnrolmentWaitlisted Waitlisted) Wait(
        Class joined, Guid learnerId, DateTimeOffset now, EnrolmentMode mode, Guid? sponsorId, int priority,
        int policyVersion)
    {
        var enrolment = New(joined, learnerId, now, mode, sponsorId);
        return (enrolment, enrolment.Queue(joined, now, priority, policyVersion));
    }

    /// <summary>A seat was free: for somebody who waited, or who comes back.</summary>
    public EnrolmentCreated TakeSeat(Class joined, DateTimeOffset now)
    {
        (State, EnrolledAt) = (EnrolmentState.Enrolled, now);
        return new EnrolmentCreated
        {
            EnrolmentId = Id,
            Version = ++Version,
            OccurredAt = now,
            ClassId = joined.Id,
            CourseId = joined.CourseId,
            LearnerId = LearnerId,
            AreaId = joined.AreaId,
            Mode = Codes.Of(Mode),
            SponsorId = SponsorId,
        };
    }

    public EnrolmentWaitlisted Queue(Class joined, DateTimeOffset now, int priority, int policyVersion)
    {
        (State, EnrolledAt) = (EnrolmentState.Waiting, now);
        return new EnrolmentWaitlisted
        {
            EnrolmentId = Id,
            Version = ++Version,
            OccurredAt = now,
            ClassId = joined.Id,
            CourseId = joined.CourseId,
            LearnerId = LearnerId,
            AreaId = joined.AreaId,
            Priority = priority,
            PolicyVersion = policyVersion,
        };
    }

    public EnrolmentCancelled Cancel(Class joined, CancelReason reason, DateTimeOffset now)
    {
        // Whoever walked in took no seat from those who wait, so there is none to give.
        var seatFreed = State is EnrolmentState.Enrolled && Mode is not EnrolmentMode.WalkIn;
        State = EnrolmentState.Cancelled;
        return new EnrolmentCancelled
        {
            EnrolmentId = Id,
            Version = ++Version,
            OccurredAt = now,
            ClassId = joined.Id,
            CourseId = joined.CourseId,
            LearnerId = LearnerId,
            AreaId = joined.AreaId,
            ReasonCode = Codes.Of(reason),
            SeatFreed = seatFreed,
        };
    }

    /// <summary>Whoever comes back comes in the way they come back.</summary>
    public void ComeAgain(EnrolmentMode mode, Guid? sponsorId) => (Mode, SponsorId) = (mode, sponsorId);

    private static Enrolment New(
        Class joined, Guid learnerId, DateTimeOffset now, EnrolmentMode mode, Guid? sponsorId) => new()
        {
            Id = Guid.CreateVersion7(now),
            ClassId = joined.Id,
            LearnerId = learnerId,
            Mode = mode,
            SponsorId = sponsorId,
        };
}

internal static class EnrolmentQueries
{
    /// <summary>Who has a seat; neither those who wait nor those who gave theirs up.</summary>
    internal static IQueryable<Enrolment> Seated(this IQueryable<Enrolment> enrolments) =>
        enrolments.Where(enrolment => enrolment.State == EnrolmentState.Enrolled);
}

internal sealed class EnrolmentConfiguration : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.Property(enrolment => enrolment.Id).ValueGeneratedNever();
        builder.Property(enrolment => enrolment.State).HasConversion<string>().HasMaxLength(16)
            .HasDefaultValue(EnrolmentState.Enrolled).ValueGeneratedNever();
        builder.Property(enrolment => enrolment.Mode).HasConversion<string>().HasMaxLength(16)
            .HasDefaultValue(EnrolmentMode.Single).ValueGeneratedNever();
        builder.Property(enrolment => enrolment.Version).HasDefaultValue(1L).ValueGeneratedNever();
        builder.HasIndex(enrolment => new { enrolment.LearnerId, enrolment.ClassId }).IsUnique();
        builder.HasIndex(enrolment => new { enrolment.ClassId, enrolment.Id });
        builder.HasIndex(enrolment => enrolment.ClassId).HasFilter("state = 'Waiting'")
            .HasDatabaseName("ix_enrolments_waiting");
        builder.HasIndex(enrolment => new { enrolment.SponsorId, enrolment.Id })
            .HasFilter("sponsor_id IS NOT NULL");
        builder.HasOne<Class>().WithMany().HasForeignKey(enrolment => enrolment.ClassId);
        builder.HasOne<LearnerSnapshot>().WithMany().HasForeignKey(enrolment => enrolment.LearnerId);
        builder.HasOne<OrganisationSnapshot>().WithMany().HasForeignKey(enrolment => enrolment.SponsorId);
    }
}
