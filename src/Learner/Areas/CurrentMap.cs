namespace Platform.Learners.Areas;

/// <summary>What the versions and successions of a unit say for one day.</summary>
internal sealed record Place(AreaState State, Guid? ParentId, Guid[] Path, AreaVersion? Version);

/// <summary>
/// The tree of one day, worked out from dated facts alone: turn the day back and the old tree is there again. A former
/// unit hangs below its successor, so whoever works there today sees its people and not one of them is rewritten.
/// </summary>
internal sealed class CurrentMap
{
    private readonly Dictionary<Guid, Place> places = [];
    private readonly ILookup<Guid, AreaVersion> versions;
    private readonly ILookup<Guid, AreaEdge> successions;
    private readonly DateOnly today;

    public CurrentMap(IEnumerable<AreaVersion> versions, IEnumerable<AreaEdge> edges, DateOnly today)
    {
        this.versions = versions.OrderBy(version => version.ValidFrom).ToLookup(version => version.AreaId);
        successions = edges.Where(edge => edge.FromAreaId is not null && edge.EffectiveOn <= today)
            .ToLookup(edge => edge.FromAreaId!.Value);
        this.today = today;
    }

    public Place Of(Guid id)
    {
        if (places.TryGetValue(id, out var known))
            return known;
        places[id] = new Place(AreaState.Ended, null, [id], null); // wrong data that goes in a circle ends here
        return places[id] = Find(id);
    }

    /// <summary>The successors to which people of a former unit may belong.</summary>
    public static IReadOnlyList<AreaEdge> ForPeople(IEnumerable<AreaEdge> edges)
    {
        var all = edges.Where(edge => edge.People is not PeopleGo.None).ToList();
        return all.Exists(edge => edge.People is PeopleGo.All)
            ? [.. all.Where(edge => edge.People is PeopleGo.All)]
            : all;
    }

    private Place Find(Guid id)
    {
        var dated = versions[id].ToList();
        if (dated.Count == 0)
            return new Place(AreaState.Ended, null, [id], null); // undone before it began
        var begun = dated.Where(version => version.ValidFrom <= today).ToList();
        if (begun is not [.., var last])
            return new Place(AreaState.Future, dated[0].ParentId, Path(Above(dated[0]), [], id), dated[0]);
        return last.Covers(today)
            ? new Place(AreaState.Active, last.ParentId, Path(Above(last), begun, id), last)
            : Ended(id, last, begun);
    }

    private Place Ended(Guid id, AreaVersion last, List<AreaVersion> begun)
    {
        var successors = ForPeople(successions[id]).Select(edge => Of(edge.ToAreaId).Path).ToList();
        var shared = successors switch
        {
            [] => Above(last),
            [var only] => only,
            _ => [.. successors[0].Where(above => successors.TrueForAll(path => path.Contains(above)))],
        };
        var state = successors.Count > 1 ? AreaState.Divided : AreaState.Ended;
        return new Place(state, last.ParentId, Path(shared, begun, id), last);
    }

    private Guid[] Above(AreaVersion version) => version.ParentId is { } parent ? Of(parent).Path : [];

    /// <summary>
    /// Former units a unit belonged to keep seeing its people; a unit that lives on loses those it gave away.
    /// </summary>
    private Guid[] Path(Guid[] above, List<AreaVersion> begun, Guid id)
    {
        var former = begun.SelectMany(Above).Where(unit => Of(unit).State is AreaState.Ended or AreaState.Divided);
        return [.. above.Concat(former).Distinct().Where(unit => unit != id), id];
    }
}
