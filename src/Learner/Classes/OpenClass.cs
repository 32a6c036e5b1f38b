using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Courses.V1;
using Platform.Learners.Areas;

namespace Platform.Learners.Classes;

/// <summary>
/// What this service knows of a class: where it is, and whether it is over. The events about it may come in any order;
/// the end is never taken back.
/// </summary>
internal sealed class OpenClass
{
    public Guid ClassId { get; private init; }

    public Guid AreaId { get; private init; }

    public bool IsClosed { get; private init; }
}

internal sealed class OpenClassConfiguration : IEntityTypeConfiguration<OpenClass>
{
    public void Configure(EntityTypeBuilder<OpenClass> builder)
    {
        builder.HasKey(row => row.ClassId);
        builder.Property(row => row.ClassId).ValueGeneratedNever();
        // Not a foreign key: a class is told by another service.
        builder.HasIndex(row => row.AreaId).HasFilter("NOT is_closed");
    }
}

internal sealed class ClassScheduledConsumer(LearnerDbContext db) : IConsumer<ClassScheduled>
{
    /// <summary>Is never held: nothing of it has to be looked after when its unit ends.</summary>
    private const string SelfPaced = "self-paced";

    public Task Consume(ConsumeContext<ClassScheduled> context) => context.Message.Kind is SelfPaced
        ? Task.CompletedTask
        : db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO open_classes (class_id, area_id, is_closed)
            VALUES ({context.Message.ClassId}, {context.Message.AreaId}, false)
            ON CONFLICT (class_id) DO UPDATE SET area_id = excluded.area_id
            """,
            context.CancellationToken);
}

internal sealed class ClassEndedConsumer(LearnerDbContext db) : IConsumer<SessionClosed>, IConsumer<ClassCancelled>
{
    public Task Consume(ConsumeContext<SessionClosed> context) =>
        End(context.Message.ClassId, context.Message.AreaId, context.CancellationToken);

    public Task Consume(ConsumeContext<ClassCancelled> context) =>
        End(context.Message.ClassId, context.Message.AreaId, context.CancellationToken);

    private Task<int> End(Guid classId, Guid areaId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO open_classes (class_id, area_id, is_closed) VALUES ({classId}, {areaId}, true)
            ON CONFLICT (class_id) DO UPDATE SET is_closed = true
            """,
            cancellationToken);
}

/// <summary>Classes that were scheduled in the old unit and are still to be held.</summary>
internal sealed class OpenClassesInAreas : IAreaDependents
{
    public string Kind => "open-classes";

    public Task<long> Count(LearnerDbContext db, Guid[] areaIds, CancellationToken cancellationToken) =>
        db.OpenClasses.LongCountAsync(
            row => !row.IsClosed && db.Areas.Any(
                area => area.Id == row.AreaId && area.Path.Any(id => areaIds.Contains(id))),
            cancellationToken);
}
