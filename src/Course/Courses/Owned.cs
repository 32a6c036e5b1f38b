using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>Something that a unit offers to all who work in it.</summary>
internal interface IOwned
{
    /// <summary>None for what the whole movement has.</summary>
    Guid? OwnerAreaId { get; }
}

internal static class OwnedQueries
{
    /// <summary>
    /// What the movement has, what the units above the scope offer it, and what those inside the scope have made.
    /// What another province makes looks like an unknown row.
    /// </summary>
    internal static IQueryable<T> VisibleTo<T>(
        this IQueryable<T> rows, AreaScope scope, IQueryable<AreaSnapshot> areas)
        where T : IOwned =>
        rows.Where(row => row.OwnerAreaId == null || areas.Any(area =>
            (area.Id == row.OwnerAreaId && area.Path.Contains(scope.AreaId))
            || (area.Id == scope.AreaId && area.Path.Contains(row.OwnerAreaId.Value))));

    /// <summary>What the scope may change: nothing of the units above, nothing of the movement.</summary>
    internal static IQueryable<T> OwnedWithin<T>(
        this IQueryable<T> rows, AreaScope scope, IQueryable<AreaSnapshot> areas)
        where T : IOwned =>
        rows.Where(row => areas.Any(area => area.Id == row.OwnerAreaId && area.Path.Contains(scope.AreaId)));
}
