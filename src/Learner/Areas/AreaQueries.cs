using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

internal static class AreaQueries
{
    /// <summary>The area of the token and everything below it; anything else does not exist for the caller.</summary>
    public static IQueryable<Area> Within(this IQueryable<Area> areas, AreaScope scope) =>
        areas.Where(area => area.Path.Contains(scope.AreaId));

    /// <summary>What applied on a date, as far as it was known at an instant, or as it is known now.</summary>
    public static IQueryable<AreaVersion> AsOf(
        this IQueryable<AreaVersion> versions, DateOnly date, DateTimeOffset? at = null) =>
        versions.KnownAt(at)
            .Where(version => version.ValidFrom <= date && (version.ValidTo == null || version.ValidTo > date));

    public static IQueryable<AreaVersion> KnownAt(this IQueryable<AreaVersion> versions, DateTimeOffset? at = null) =>
        at is null
            ? versions.Where(version => version.SupersededAt == null)
            : versions.Where(version =>
                version.RecordedAt <= at && (version.SupersededAt == null || version.SupersededAt > at));
}
