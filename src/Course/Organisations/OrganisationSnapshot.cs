using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Learners.V1;
using Platform.Courses.Areas;

namespace Platform.Courses.Organisations;

/// <summary>What this service knows of who hosts classes and sends people to them.</summary>
internal sealed class OrganisationSnapshot : IInArea
{
    public Guid Id { get; private init; }

    /// <summary>No foreign key: organisations and areas arrive on two queues, in any order.</summary>
    public Guid AreaId { get; private init; }

    public string Kind { get; private init; } = "";

    public long Version { get; private init; }
}

internal sealed class OrganisationConsumer(CourseDbContext db) : IConsumer<OrganisationRegistered>
{
    public Task Consume(ConsumeContext<OrganisationRegistered> context) => db.Database.ExecuteSqlAsync(
        $"""
        insert into organisations (id, version, area_id, kind)
        values ({context.Message.OrganisationId}, {context.Message.Version}, {context.Message.AreaId},
          {context.Message.Kind})
        on conflict (id) do update set version = excluded.version, area_id = excluded.area_id, kind = excluded.kind
        where organisations.version < excluded.version
        """,
        context.CancellationToken);
}

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<OrganisationSnapshot>
{
    public void Configure(EntityTypeBuilder<OrganisationSnapshot> builder)
    {
        builder.Property(organisation => organisation.Id).ValueGeneratedNever();
        builder.Property(organisation => organisation.Kind).HasMaxLength(64);
    }
}
