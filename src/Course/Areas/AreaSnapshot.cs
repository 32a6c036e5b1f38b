using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.ServiceDefaults;

namespace Platform.Courses.Areas;

/// <summary>What this service knows of an administrative unit: what it is and where it lies.</summary>
internal sealed class AreaSnapshot
{
    public required Guid Id { get; init; }

    /// <summary>Of the last event heard.</summary>
    public long Version { get; set; }

    public string Level { get; set; } = "";

    public string State { get; set; } = "";

    /// <summary>As people call it today.</summary>
    public string Name { get; set; } = "";

    /// <summary>The units above, then former units it belonged to, last the unit itself.</summary>
    public required Guid[] Path { get; set; }

    /// <summary>Nothing new is opened in a unit that has ended.</summary>
    public bool IsActive => State == "active";

    /// <summary>A village that is there today; ordinary classes are opened in no other place.</summary>
    public bool IsVillage => Level == "village" && IsActive;
}

/// <summary>A row that belongs to a place and is seen only by those who work there.</summary>
internal interface IInArea
{
    Guid AreaId { get; }
}

internal static class AreaQueries
{
    /// <summary>Rows of the scope's unit and of everything below it; a foreign row looks like an unknown one.</summary>
    internal static IQueryable<T> Within<T>(this IQueryable<T> rows, AreaScope scope, IQueryable<AreaSnapshot> areas)
        where T : IInArea =>
        rows.Where(row => areas.Any(area => area.Id == row.AreaId && area.Path.Contains(scope.AreaId)));

    /// <summary>
    /// Rows that may serve the unit: those of the units above it, of itself and of those below it. A department of the
    /// province holds classes in a village, and a village hall takes a meeting of the commune.
    /// </summary>
    internal static IQueryable<T> Serving<T>(this IQueryable<T> rows, AreaSnapshot unit, IQueryable<AreaSnapshot> areas)
        where T : IInArea
    {
        var (id, path) = (unit.Id, unit.Path);
        return rows.Where(row =>
            path.Contains(row.AreaId) || areas.Any(area => area.Id == row.AreaId && area.Path.Contains(id)));
    }
}

internal sealed class AreaSnapshotConfiguration : IEntityTypeConfiguration<AreaSnapshot>
{
    public void Configure(EntityTypeBuilder<AreaSnapshot> builder)
    {
        builder.Property(area => area.Id).ValueGeneratedNever();
        builder.HasIndex(area => area.Path).HasMethod("gin");
        builder.Property(area => area.Name).HasMaxLength(200).HasDefaultValue("").ValueGeneratedNever();
        builder.Ignore(area => area.IsActive);
        builder.Ignore(area => area.IsVillage);
    }
}
