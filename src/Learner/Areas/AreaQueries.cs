using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

internal static class AreaQueries
{
    /// <summary>The area of the token and everything below it; anything else does not exist for the caller.</summary>
    public static IQueryable<Area> Within(this IQueryable<Area> areas, AreaScope scope) =>
        areas.Where(area => area.Path.Contains(scope.AreaId));

    public static IQueryable<AreaVersion> AsOf(this IQueryable<AreaVersion> versions, DateOnly date) =>
        versions.Where(version => version.ValidFrom <= date && (version.ValidTo == null || version.ValidTo > date));
}
