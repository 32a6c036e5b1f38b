using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Learners.V1;
using Platform.Courses.Areas;

namespace Platform.Courses.Places;

/// <summary>What this service knows of a place where people learn: where it stands and whom it holds.</summary>
internal sealed class PlaceSnapshot : IInArea
{
    public Guid Id { get; private init; }

    /// <summary>No foreign key: places and areas arrive on two queues, in any order.</summary>
    public Guid AreaId { get; private init; }

    public string Kind { get; private init; } = "";

    /// <summary>How many people it seats, where that is known.</summary>
    public int? Seats { get; private init; }

    public long Version { get; private init; }
}

internal sealed class PlaceConsumer(CourseDbContext db) : IConsumer<PlaceOpened>
{
    public Task Consume(ConsumeContext<PlaceOpened> context) => db.Database.ExecuteSqlAsync(
        $"""
        insert into places (id, version, area_id, kind, seats)
        values ({context.Message.PlaceId}, {context.Message.Version}, {context.Message.AreaId},
          {context.Message.Kind}, {context.Message.Seats})
        on conflict (id) do update
        set version = excluded.version, area_id = excluded.area_id, kind = excluded.kind, seats = excluded.seats
        where places.version < excluded.version
        """,
        context.CancellationToken);
}

internal sealed class PlaceConfiguration : IEntityTypeConfiguration<PlaceSnapshot>
{
    public void Configure(EntityTypeBuilder<PlaceSnapshot> builder)
    {
        builder.Property(place => place.Id).ValueGeneratedNever();
        builder.Property(place => place.Kind).HasMaxLength(64);
    }
}
