using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.AreaImports;

/// <summary>Areas as they are known before a list is loaded, and what the list adds.</summary>
internal sealed class AreaBook(
    IEnumerable<Area> known, IEnumerable<(Guid?, Guid)> joined, DateOnly effectiveOn, string decree, DateTimeOffset now)
{
    private readonly Dictionary<Guid, Area> areas = known.ToDictionary(area => area.Id);
    private readonly HashSet<(Guid?, Guid)> joined = [.. joined];
    private readonly List<AreaVersion> added = [];

    public DateOnly EffectiveOn { get; } = effectiveOn;

    public string Decree { get; } = decree;

    public List<Area> New { get; } = [];

    public List<AreaVersion> Superseded { get; } = [];

    public List<AreaEdge> Edges { get; } = [];

    public List<AreaAlias> Aliases { get; } = [];

    public int Changes => New.Count + added.Count + Edges.Count + Aliases.Count;

    /// <summary>The provinces and communes of the country, or one unit and everything below it.</summary>
    public static async Task<AreaBook> Load(
        LearnerDbContext db, AreaScope? below, DateOnly effectiveOn, string decree, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var areas = below is null ? db.Areas.Where(area => area.Level != AreaLevel.Village) : db.Areas.Within(below);
        var known = await areas.AsNoTracking().Include(area => area.Versions).AsSplitQuery()
            .ToListAsync(cancellationToken);
        var edges = await db.AreaEdges.AsNoTracking()
            .Where(edge => edge.SupersededAt == null && edge.EffectiveOn == effectiveOn)
            .Select(edge => new { edge.FromAreaId, edge.ToAreaId }).ToListAsync(cancellationToken);
        return new AreaBook(
            known, edges.Select(edge => (edge.FromAreaId, edge.ToAreaId)), effectiveOn, decree, now);
    }

    public Area? Find(Guid id) => areas.GetValueOrDefault(id);

    /// <summary>Units of a level on a day, by the code they had then.</summary>
    public Dictionary<string, (Area Area, AreaVersion Version)> On(DateOnly day, AreaLevel level) => areas.Values
        .Where(area => area.Level == level)
        .SelectMany(area => area.Live.Where(version => version.Covers(day) && version.Code is not null)
            .Select(version => (area, version)))
        .ToDictionary(unit => unit.version.Code!);

    /// <summary>Units of a level that nothing has ended yet, as they are named last.</summary>
    public IEnumerable<(Area Area, AreaVersion Version)> Last(AreaLevel level) => areas.Values
        .Where(area => area.Level == level && area.Live.LastOrDefault() is { ValidTo: null })
        .Select(area => (area, area.Live.Last()));

    public Area Begin(Guid id, Guid provinceId) => Begin(id, AreaLevel.Commune, provinceId);

    public Area Begin(Guid id, AreaLevel level, Guid parentId)
    {
        var area = Area.New(id, level, parentId);
        areas.Add(id, area);
        New.Add(area);
        return area;
    }

    public void Add(Area area, AreaFacts facts) => added.Add(area.Add(facts, now));

    /// <summary>From a day on the same unit has other facts; an open version ends there.</summary>
    public void Change(Area area, AreaFacts facts)
    {
        if (area.Live.LastOrDefault(version => version.Covers(facts.ValidFrom)) is { } open)
        {
            open.Supersede(now, null);
            Superseded.Add(open);
            added.Add(open.Copy(now, facts.ValidFrom, open.ReorganisationId));
        }

        Add(area, facts);
    }

    public void Join(Area? from, Area to, string how, PeopleGo people, bool divided)
    {
        if (!joined.Add((from?.Id, to.Id)))
            return;
        Edges.Add(new AreaEdge
        {
            FromAreaId = from?.Id,
            ToAreaId = to.Id,
            Kind = divided ? SuccessionKind.Divided : SuccessionKind.Merged,
            How = how,
            People = people,
            EffectiveOn = EffectiveOn,
            Decree = Decree,
            RecordedAt = now,
        });
    }

    /// <summary>What ends makes room before what begins takes it.</summary>
    public async Task Save(LearnerDbContext db, CancellationToken cancellationToken)
    {
        db.AreaVersions.UpdateRange(Superseded);
        await db.SaveChangesAsync(cancellationToken);
        db.Areas.AddRange(New);
        var withTheirArea = New.SelectMany(area => area.Versions).ToHashSet();
        db.AreaVersions.AddRange(added.Where(version => !withTheirArea.Contains(version)));
        db.AreaEdges.AddRange(Edges);
        db.AreaAliases.AddRange(Aliases);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
