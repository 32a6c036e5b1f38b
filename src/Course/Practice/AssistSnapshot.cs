using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Learners.V1;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>
/// Help at a counter with somebody who gave a name, or that they did it alone there. What they said of the next time is
/// not kept: only doing it counts.
/// </summary>
internal sealed class AssistSnapshot : IInArea
{
    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    /// <summary>Where it happened.</summary>
    public required Guid AreaId { get; init; }

    public required string Subject { get; init; }

    public required DateOnly DoneOn { get; init; }

    public required bool Assisted { get; init; }
}

/// <summary>An assist is told once and never changes, so whatever came first stays.</summary>
internal sealed class AssistConsumer(CourseDbContext db) : IConsumer<AssistRecorded>
{
    public async Task Consume(ConsumeContext<AssistRecorded> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        if (evt.LearnerId is not { } learnerId
            || await db.AssistSnapshots.AnyAsync(assist => assist.Id == evt.AssistId, cancellationToken))
            return;

        var task = await db.PracticeTasks.OfTopic(evt.TopicCode, cancellationToken);
        db.AssistSnapshots.Add(new AssistSnapshot
        {
            Id = evt.AssistId,
            LearnerId = learnerId,
            AreaId = evt.AreaId,
            Subject = Subject.Of(evt.ProcedureCode, task, evt.TopicCode, evt.ApplicationCode),
            DoneOn = evt.On ?? VietnamTime.DateOf(evt.OccurredAt),
            Assisted = evt.Assisted,
        });
    }
}

internal sealed class AssistSnapshotConfiguration : IEntityTypeConfiguration<AssistSnapshot>
{
    public void Configure(EntityTypeBuilder<AssistSnapshot> builder)
    {
        builder.Property(assist => assist.Id).ValueGeneratedNever();
        builder.Property(assist => assist.Subject).HasMaxLength(120);
        builder.HasIndex(assist => assist.LearnerId);
        builder.HasIndex(assist => new { assist.AreaId, assist.DoneOn });
    }
}
