using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Learners.V1;
using Platform.Courses.Areas;

namespace Platform.Courses.Teams;

/// <summary>
/// What this service knows of a team that teaches. What a team did stays its own after it joined another.
/// </summary>
internal sealed class TeamSnapshot : IInArea
{
    public Guid Id { get; private init; }

    /// <summary>No foreign key: teams and areas arrive on two queues, in any order.</summary>
    public Guid AreaId { get; private init; }

    public string Kind { get; private init; } = "";

    public long Version { get; private init; }
}

internal sealed class TeamConsumer(CourseDbContext db) : IConsumer<TeamFormed>
{
    public Task Consume(ConsumeContext<TeamFormed> context) => db.Database.ExecuteSqlAsync(
        $"""
        insert into teams (id, version, area_id, kind)
        values ({context.Message.TeamId}, {context.Message.Version}, {context.Message.AreaId}, {context.Message.Kind})
        on conflict (id) do update set version = excluded.version, area_id = excluded.area_id, kind = excluded.kind
        where teams.version < excluded.version
        """,
        context.CancellationToken);
}

internal sealed class TeamConfiguration : IEntityTypeConfiguration<TeamSnapshot>
{
    public void Configure(EntityTypeBuilder<TeamSnapshot> builder)
    {
        builder.Property(team => team.Id).ValueGeneratedNever();
        builder.Property(team => team.Kind).HasMaxLength(64);
    }
}
