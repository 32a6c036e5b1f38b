using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;

namespace Platform.Insights.Areas;

/// <summary>What figures need of an area: its place in the tree and its name.</summary>
internal sealed class AreaSnapshot
{
    internal const string Active = "active";

    public Guid AreaId { get; private set; }

    public long Version { get; private set; }

    /// <summary>
    /// The units above today from the province down, then former units it belonged to, last this area itself. Its
    /// length says nothing about the level.
    /// </summary>
    public Guid[] Path { get; private set; } = [];

    public string Level { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary><c>active</c>, <c>future</c>, <c>ended</c> or <c>divided</c>.</summary>
    public string State { get; private set; } = Active;

    internal static Task Apply(InsightsDbContext db, AreaRegistered evt, CancellationToken cancellationToken) =>
        Store(db, evt.AreaId, evt.Version, evt.Path, evt.Level, evt.Name, Active, cancellationToken);

    /// <summary>A unit that never began has no name to show; the one it was announced with stays.</summary>
    internal static Task Apply(InsightsDbContext db, AreaReorganised evt, CancellationToken cancellationToken) =>
        Store(db, evt.AreaId, evt.Version, evt.Path, evt.Level, evt.Name, evt.State, cancellationToken);

    private static Task<int> Store(
        InsightsDbContext db, Guid id, long version, IReadOnlyList<Guid> path, string level, string? name,
        string state, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
            $"""
            insert into areas (area_id, version, path, level, name, state)
            values ({id}, {version}, {path.ToArray()}, {level}, coalesce({name}, ''), {state})
            on conflict (area_id) do update
            set version = excluded.version, path = excluded.path, level = excluded.level, state = excluded.state,
                name = coalesce({name}, areas.name)
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
        builder.Property(area => area.State).HasDefaultValue(AreaSnapshot.Active);
    }
}

internal static class AreaQueries
{
    /// <summary>The areas the caller may see: the area of the token and all below it.</summary>
    internal static IQueryable<AreaSnapshot> Within(this IQueryable<AreaSnapshot> areas, AreaScope scope) =>
        areas.Where(area => area.Path.Contains(scope.AreaId));
}
