using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Certificates;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Areas;

/// <summary>What Certification needs to know of an administrative unit; its truth lives in Learner.</summary>
internal sealed class AreaSnapshot
{
    public required Guid Id { get; init; }

    /// <summary>Of the last event heard.</summary>
    public long Version { get; set; }

    public string State { get; set; } = "active";

    /// <summary>The units above, then former units it belonged to, last this unit itself.</summary>
    public required Guid[] Path { get; set; }

    public required string Level { get; set; }

    public required string Name { get; set; }

    /// <summary>First day on which it was no more; null while it exists.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The unit it became part of, where it is one.</summary>
    public Guid? SuccessorId { get; set; }
}

internal sealed class AreaSnapshotConfiguration : IEntityTypeConfiguration<AreaSnapshot>
{
    public void Configure(EntityTypeBuilder<AreaSnapshot> builder) => builder.Property(a => a.Id).ValueGeneratedNever();
}

internal static class AreaSnapshotExtensions
{
    /// <summary>
    /// Certificates of the caller's area and everything below it. An unknown area is inside no scope.
    /// </summary>
    internal static IQueryable<Certificate> Within(
        this IQueryable<Certificate> certificates, AreaScope scope, IQueryable<AreaSnapshot> areas) =>
        certificates.Where(c => areas.Any(a => a.Id == c.AreaId && a.Path.Contains(scope.AreaId)));

    /// <summary>
    /// The unit in whose name certificates of this area are issued: its commune of today, or the province for an area
    /// that is the province itself. None as long as that unit is not known here, or nobody decided which it is.
    /// </summary>
    internal static IQueryable<AreaSnapshot> IssuingUnit(this IQueryable<AreaSnapshot> areas, Guid areaId) => areas
        .Where(unit => (unit.Level == "commune" && unit.State == "active")
            || (unit.Level == "province" && unit.Id == areaId))
        .Where(unit => areas.Any(area => area.Id == areaId && area.Path.Contains(unit.Id)));

    /// <summary>
    /// Name of the commune this area belongs to today. Two look-ups by key, for whoever asks often. None where the
    /// area is a province, or nobody decided to which commune it belongs.
    /// </summary>
    internal static async Task<string?> CommuneToday(
        this IQueryable<AreaSnapshot> areas, Guid areaId, CancellationToken cancellationToken)
    {
        var path = await areas.Where(area => area.Id == areaId).Select(area => area.Path)
            .SingleOrDefaultAsync(cancellationToken) ?? [];
        return await areas
            .Where(unit => path.Contains(unit.Id) && unit.Level == "commune" && unit.State == "active")
            .Select(unit => unit.Name).SingleOrDefaultAsync(cancellationToken);
    }
}
