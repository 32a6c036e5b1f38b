using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

/// <summary>A row that belongs to one area, and through it to whoever may see that area.</summary>
internal interface IInArea
{
    Guid AreaId { get; }

    Area Area { get; }
}

internal static class InAreaQueries
{
    /// <summary>The rows of the token&apos;s area; any other does not exist for the caller.</summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> rows, AreaScope scope)
        where T : class, IInArea => rows.Where(row => row.Area.Path.Contains(scope.AreaId));
}
