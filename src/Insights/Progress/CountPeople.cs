using Microsoft.EntityFrameworkCore;
using Platform.Insights.Areas;
using static Platform.Insights.Progress.GetProgress;

namespace Platform.Insights.Progress;

/// <summary>
/// The figures of a set of people, as a whole and in parts. Within a part, too, everybody counts once.
/// </summary>
internal static class CountPeople
{
    internal static async Task<Figures> Count(
        this IQueryable<PersonProgress> people, CancellationToken cancellationToken) =>
        (await Count(people.GroupBy(_ => 1)).SingleOrDefaultAsync(cancellationToken))?.Figures ?? Figures.None;

    internal static async Task<List<Part>> CountByAudience(
        this IQueryable<PersonProgress> people, CancellationToken cancellationToken)
    {
        var tagged = people
            .SelectMany(person => person.Audiences, (person, audience) => new { Person = person, Audience = audience })
            .GroupBy(tag => tag.Audience, tag => tag.Person);
        var counted = await Count(tagged).ToListAsync(cancellationToken);
        return
        [
            .. counted.OrderBy(tag => tag.Key, StringComparer.Ordinal)
                .Select(tag => new Part(tag.Figures, Audience: tag.Key)),
        ];
    }

    /// <summary>
    /// Every area of one level that is there today, also where nobody is; last the people who belong to none of them:
    /// those placed above that level, and those of a divided unit for whom nobody has decided yet.
    /// </summary>
    internal static async Task<List<Part>> CountByArea(
        this IQueryable<PersonProgress> people, InsightsDbContext db, AreaSnapshot within, string level,
        CancellationToken cancellationToken)
    {
        var (shown, partOf) = await db.PartsOf(within, level, cancellationToken);
        var counted = (await Count(people.GroupBy(person => person.AreaId)).ToListAsync(cancellationToken))
            .GroupBy(place => partOf[place.Key], place => place.Figures)
            .ToDictionary(part => part.Key, part => part.Aggregate(Figures.Sum));
        var parts = shown
            .Select(area => new Part(
                counted.GetValueOrDefault(area.AreaId, Figures.None), AreaId: area.AreaId, Name: area.Name))
            .ToList();
        if (counted.TryGetValue(Guid.Empty, out var unplaced))
            parts.Add(new Part(unplaced));
        return parts;
    }

    /// <summary>The areas of one level within another, and which of them each area there belongs to.</summary>
    internal static async Task<(List<AreaSnapshot> Shown, Dictionary<Guid, Guid> PartOf)> PartsOf(
        this InsightsDbContext db, AreaSnapshot within, string level, CancellationToken cancellationToken)
    {
        var areas = await db.Areas.AsNoTracking().Where(area => area.Path.Contains(within.AreaId))
            .OrderBy(area => area.Name).ToListAsync(cancellationToken);
        var shown = areas.Where(area => area.Level == level && area.State == AreaSnapshot.Active).ToList();
        var ids = shown.Select(area => area.AreaId).ToHashSet();
        return (shown, areas.ToDictionary(area => area.AreaId, area => Array.Find(area.Path, ids.Contains)));
    }

    private static IQueryable<Counted<TKey>> Count<TKey>(IQueryable<IGrouping<TKey, PersonProgress>> groups) => groups
        .Select(group => new Counted<TKey>(group.Key, new Figures(
            group.Count(),
            group.Count(person => person.Completed),
            group.Sum(person => person.Certificates),
            group.Count(person => person.Certificates > 0),
            group.Sum(person => person.Notices))));

    private sealed record Counted<TKey>(TKey Key, Figures Figures);
}
