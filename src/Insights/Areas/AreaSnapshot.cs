using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;

namespace Platform.Insights.Areas;

/// <summary>What figures need of an area: its place in the tree and its name.</summary>
internal sealed class AreaSnapshot
{
    public Guid AreaId { get; private set; }

    public long Version { get; private set; }

    /// <summary>From the province down to this area itself; its length is the area's depth.</summary>
    public Guid[] Path { get; private set; } = [];

    public string Level { get; private set; } = "";

    public string Name { get; private set; } = "";

    internal static Task Apply(InsightsDbContext db, AreaRegistered evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into areas (area_id, version, path, level, name)
            values ({evt.AreaId}, {evt.Version}, {evt.Path.ToArray()}, {evt.Level}, {evt.Name})
            on conflict (area_id) do update
            set version = excluded.version, path = excluded.path, level = excluded.level, name = excluded.name
            where areas.version < excluded.version
            """,
            cancellationToken);
}

internal sealed class AreaSnapshotConfiguration : IEntityTypeConfiguration<AreaSnapshot>
{
    public void Configure(EntityTypeBuilder<AreaSnapshot> builder)
    {
        builder.HasKey(area => area.AreaId);
        builder.Property(area => area.AreaId).ValueGeneratedNever();
    }
}

internal static class AreaQueries
{
    /// <summary>The areas the caller may see: the area of the token and all below it.</summary>
    internal static IQueryable<AreaSnapshot> Within(this IQueryable<AreaSnapshot> areas, AreaScope scope) =>
        areas.Where(area => area.Path.Contains(scope.AreaId));
}
