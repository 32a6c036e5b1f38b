using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>
/// One page of people in the order of their names without marks. It is written in SQL, because the plan matters more
/// than the words: a page must cost the same among ten thousand people and among a million. So every shape walks an
/// index that has its order, and stops at the end of the page: in a small area one walk for each village, in a large
/// one a walk through all names.
/// </summary>
internal sealed class LearnerSearch(LearnerDbContext db, PersonalDataVault vault)
{
    /// <summary>Above a commune: as many walks would cost more than one.</summary>
    private const int MostAreas = 200;

    private const int ShortestWord = 2;
    private const string BehindAll = "\U0010FFFF";

    private readonly List<object> values = [];

    /// <returns>The first rows after the cursor, or nothing where the search would read too much.</returns>
    public async Task<IQueryable<Learner>?> Find(
        AreaScope scope, Criteria criteria, SortCursor after, int count, CancellationToken cancellationToken)
    {
        var areas = await db.Areas.Where(area => area.Path.Contains(scope.AreaId)).Select(area => area.Id)
            .Take(MostAreas + 1).ToArrayAsync(cancellationToken);
        var wide = areas.Length > MostAreas;
        if (wide && criteria.IsTooWide)
            return null;

        var place = wide
            ? $"""
              (SELECT a.path FROM areas a WHERE a.id = l.area_id) @> ARRAY[{Value(scope.AreaId)}]
              """
            : "l.area_id = place.id";
        string[] rest = [.. Rest(criteria), place];
        var limit = Value(count);
        var places = wide ? "" : $"unnest({Value(areas)}) AS place (id) CROSS JOIN LATERAL ";
        var branches = Names(criteria.Name, after).Select(names =>
        {
            string[] keys = [.. Keys(criteria), .. names.Conditions];
            var sifted = wide && names.AreSparse;
            var walk = sifted ? "named" : "l";
            return $"""
                SELECT found.* FROM {places}(
                    SELECT l.* FROM {(sifted ? Sifted(keys) : "learners l")}
                    WHERE {string.Join(" AND ", sifted ? rest : keys.Concat(rest))}
                    ORDER BY {walk}.fold_name, {walk}.id LIMIT {limit}) AS found
                """;
        });
        return db.Learners.FromSqlRaw(string.Join(" UNION ALL ", branches), [.. values]).AsNoTracking()
            .OrderBy(learner => learner.FoldName).ThenBy(learner => learner.Id).Take(count);
    }

    /// <summary>
    /// The walk stays inside the index and only whoever it finds is read: not the thousands who share a given name and
    /// whose other words do not fit.
    /// </summary>
    private static string Sifted(string[] keys) =>
        $"""
        (SELECT l.fold_name, l.id FROM learners l WHERE {string.Join(" AND ", keys)}
            ORDER BY l.fold_name, l.id) AS named
        JOIN learners l ON l.id = named.id
        """;

    /// <summary>What indexes know besides the name.</summary>
    private IEnumerable<string> Keys(Criteria criteria)
    {
        if (criteria.BirthYear is { } year)
            yield return $"l.birth_year = {Value(year)}";
        if (criteria.IdTail is { } tail)
            yield return $"l.citizen_tail_index = {Value(vault.BlindTail(tail))}";
    }

    private IEnumerable<string> Rest(Criteria criteria)
    {
        yield return $"l.state = {Value(criteria.State.ToString())}";
        yield return "l.restricted_at IS NULL";
        if (criteria.DeviceAccess is { } access)
            yield return $"l.device_access = {Value(access.ToString())}";
        if (criteria.Audience is { } audience)
        {
            var (tag, today) = (Value(audience), Value(criteria.Today));
            yield return $"""
                EXISTS (SELECT 1 FROM learner_audiences m WHERE m.learner_id = l.id AND m.audience = {tag}
                    AND m.valid_from <= {today} AND (m.valid_to IS NULL OR m.valid_to > {today}))
                """;
        }
    }

    /// <summary>
    /// A name is found by its beginning, and by its last word, by which people are called, together with any other of
    /// its words. Two walks: no index has both orders.
    /// </summary>
    private IReadOnlyList<Walk> Names(string? name, SortCursor after)
    {
        string[] behind = after == SortCursor.Start
            ? [] : [$"(l.fold_name, l.id) > ({Value(after.Key)}, {Value(after.Id)})"];
        if (name is null)
            return [new(behind)];

        // One lower bound, never two: PostgreSQL would start its walk at the cursor, far before the name.
        var (from, to) = ($"l.fold_name >= {Value(name)}", $"l.fold_name < {Value(name + BehindAll)}");
        var words = name.Split(' ');
        return
        [
            new([.. string.CompareOrdinal(after.Key, name) < 0 ? [from] : behind, to]),
            new(
                [
                    .. behind, $"l.fold_given = {Value(words[^1])}", $"NOT ({from} AND {to})",
                    .. words[..^1].Select(word => $"strpos(' ' || l.fold_name, {Value($" {word} ")}) > 0"),
                ],
                AreSparse: words.Length > 1),
        ];
    }

    private string Value(object value)
    {
        values.Add(value);
        return $"{{{values.Count - 1}}}";
    }

    /// <param name="AreSparse">Few of the rows on the way are found.</param>
    private readonly record struct Walk(string[] Conditions, bool AreSparse = false);

    /// <param name="Name">Folded; the beginning of a name or whole words of it.</param>
    /// <param name="IdTail">The last four digits of the citizen id.</param>
    internal sealed record Criteria(
        string? Name, int? BirthYear, string? IdTail, string? Audience, DeviceAccess? DeviceAccess,
        LearnerState State, DateOnly Today)
    {
        /// <summary>
        /// A whole province read through for a few rows. A birth year without a name is a report, not a search.
        /// </summary>
        public bool IsTooWide => IdTail is null && (Name is null
            ? BirthYear is not null || Audience is not null || DeviceAccess is not null
                || State is not LearnerState.Active
            : BirthYear is null && Name.Length - Name.LastIndexOf(' ') - 1 < ShortestWord);
    }
}
