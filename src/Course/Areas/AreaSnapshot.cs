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

    /// <summary>The units above, then former units it belonged to, last the unit itself.</summary>
    public required Guid[] Path { get; set; }

    /// <summary>A village that is there today; classes are opened in no other place.</summary>
    public bool IsVillage => Level == "village" && State == "active";
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
}

internal sealed class AreaSnapshotConfiguration : IEntityTypeConfiguration<AreaSnapshot>
{
    public void Configure(EntityTypeBuilder<AreaSnapshot> builder)
    {
        builder.Property(area => area.Id).ValueGeneratedNever();
        builder.HasIndex(area => area.Path).HasMethod("gin");
        builder.Ignore(area => area.IsVillage);
    }
}
