using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>What a person says of a task some time after it was practised.</summary>
public enum FollowUpAnswer
{
    Alone,
    Assisted,
    NotDone,
}

internal enum FollowUpState
{
    Planned,
    Asked,
    Answered,

    /// <summary>The person died, left or is restricted: nobody asks.</summary>
    Dropped,
}

/// <summary>A question to somebody who practised a task: does it go without help now?</summary>
internal sealed class FollowUp : IInArea
{
    private FollowUp()
    {
        TaskCode = "";
    }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid LearnerId { get; private set; }

    public Guid AreaId { get; private set; }

    public string TaskCode { get; private set; }

    public int Days { get; private set; }

    public DateOnly DueOn { get; private set; }

    public FollowUpState State { get; private set; }

    /// <summary>A claim: it proves nothing, and counts as no practice.</summary>
    public FollowUpAnswer? Answer { get; private set; }

    /// <summary>Number of this question's latest event.</summary>
    public long Version { get; private set; }

    public static FollowUp Plan(PracticeRecord record, int days, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PracticeId = record.Id,
        LearnerId = record.LearnerId,
        AreaId = record.AreaId,
        TaskCode = record.TaskCode,
        Days = days,
        DueOn = record.DoneOn.AddDays(days),
    };

    public PracticeFollowUpDue Ask(string taskTitle, DateTimeOffset now)
    {
        State = FollowUpState.Asked;
        return new PracticeFollowUpDue
        {
            FollowUpId = Id,
            Version = ++Version,
            OccurredAt = now,
            PracticeId = PracticeId,
            LearnerId = LearnerId,
            AreaId = AreaId,
            TaskCode = TaskCode,
            TaskTitle = taskTitle,
            Days = Days,
            DueOn = DueOn,
        };
    }

    public void Drop() => State = FollowUpState.Dropped;

    /// <summary>Call with the row locked, on a question that was asked and not answered.</summary>
    public PracticeFollowUpAnswered Take(FollowUpAnswer answer, DateTimeOffset now)
    {
        (State, Answer) = (FollowUpState.Answered, answer);
        return new PracticeFollowUpAnswered
        {
            FollowUpId = Id,
            Version = ++Version,
            OccurredAt = now,
            PracticeId = PracticeId,
            LearnerId = LearnerId,
            AreaId = AreaId,
            TaskCode = TaskCode,
            Days = Days,
            Answer = Codes.Of(answer),
        };
    }
}

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.Property(followUp => followUp.Id).ValueGeneratedNever();
        builder.Property(followUp => followUp.TaskCode).HasMaxLength(64);
        builder.Property(followUp => followUp.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(followUp => followUp.Answer).HasConversion<string>().HasMaxLength(10);
        builder.HasOne<PracticeRecord>().WithMany().HasForeignKey(followUp => followUp.PracticeId);
        builder.HasIndex(followUp => new { followUp.LearnerId, followUp.TaskCode, followUp.Days }).IsUnique();
        builder.HasIndex(followUp => followUp.DueOn).HasFilter("state = 'Planned'");
        builder.HasIndex(followUp => new { followUp.AreaId, followUp.DueOn });
    }
}
