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

    /// <summary>Every area of one depth, also where nobody is; last the people placed above that depth.</summary>
    internal static async Task<List<Part>> CountByArea(
        this IQueryable<PersonProgress> people, InsightsDbContext db, AreaSnapshot within, int depth,
        CancellationToken cancellationToken)
    {
        var areas = await db.Areas.AsNoTracking()
            .Where(area => area.Path.Contains(within.AreaId) && area.Path.Length == depth)
            .OrderBy(area => area.Name)
            .ToListAsync(cancellationToken);
        var placed = people.GroupBy(person => person.Path.Length < depth ? Guid.Empty : person.Path[depth - 1]);
        var counted = await Count(placed).ToDictionaryAsync(part => part.Key, part => part.Figures, cancellationToken);
        var parts = areas
            .Select(area => new Part(
                counted.GetValueOrDefault(area.AreaId, Figures.None), AreaId: area.AreaId, Name: area.Name))
            .ToList();
        if (counted.TryGetValue(Guid.Empty, out var unplaced))
            parts.Add(new Part(unplaced));
        return parts;
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
