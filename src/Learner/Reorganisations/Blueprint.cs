using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Learners.Areas;

namespace Platform.Learners.Reorganisations;

/// <summary>
/// The plan of a reorganisation worked out to rows: which versions end, which begin, and what became what. Pure; the
/// units named are loaded before and saved after.
/// </summary>
internal sealed class Blueprint(
    Guid reorganisationId, DateOnly effectiveOn, string decree, DateTimeOffset now,
    IReadOnlyDictionary<Guid, Area> book)
{
    private readonly HashSet<Guid> taken = [];

    public List<(Area Area, AreaVersion Last)> Closed { get; } = [];

    public List<(Area Area, AreaFacts Facts)> Begun { get; } = [];

    public List<Area> New { get; } = [];

    public List<AreaEdge> Edges { get; } = [];

    /// <summary>Units whose people go nowhere by themselves.</summary>
    public List<Guid> Divided { get; } = [];

    public List<Guid> PlacedVillages { get; } = [];

    public List<string> Collisions { get; } = [];

    public ProblemHttpResult? Add(PlannedChange change)
    {
        var units = change.From.Select(id => book[id]).ToList();
        if (units.Exists(unit => !taken.Add(unit.Id)))
            return ReorganisationProblems.Overlaps();
        if (units.Exists(unit => unit.Level != units[0].Level))
            return ReorganisationProblems.LevelMixed();
        foreach (var unit in units)
        {
            if (unit.Live.LastOrDefault() is not { ValidTo: null } last)
                return ReorganisationProblems.ChangedMeanwhile();
            if (last.ValidFrom >= effectiveOn)
                return ReorganisationProblems.DateInvalid();
            Closed.Add((unit, last));
        }

        return change.Kind switch
        {
            ChangeKind.Merge => Merge(units, change),
            ChangeKind.Divide => Divide(units, change),
            _ => Continue(units, change),
        };
    }

    private ProblemHttpResult? Merge(List<Area> units, PlannedChange change)
    {
        if (change.To is not [{ AreaId: null } planned] || change.Villages is not null)
            return ReorganisationProblems.UnitInvalid();
        var (target, problem) = Begin(units[0], planned);
        if (target is null)
            return problem;
        foreach (var unit in units)
            Become(unit, target, SuccessionKind.Merged, "whole", PeopleGo.All, null);
        Move(units.SelectMany(Villages), _ => target);
        return null;
    }

    private ProblemHttpResult? Divide(List<Area> units, PlannedChange change)
    {
        if (units is not [var unit] || change.To.Count < 2)
            return ReorganisationProblems.UnitInvalid();
        var shares = change.SharesPermille;
        if (shares is not null && (shares.Count != change.To.Count || shares.Sum() != 1000 || shares.Min() < 0))
            return ReorganisationProblems.SharesInvalid();
        var targets = new List<Area>();
        foreach (var planned in change.To)
        {
            var (target, problem) = planned.AreaId is { } id ? Neighbour(unit, id) : Begin(unit, planned);
            if (target is null)
                return problem;
            targets.Add(target);
        }

        for (var index = 0; index < targets.Count; index++)
            Become(unit, targets[index], SuccessionKind.Divided, "part", PeopleGo.Review, shares?[index]);
        Divided.Add(unit.Id);
        var placed = change.Villages ?? [];
        var villages = Villages(unit).ToDictionary(village => village.Id);
        if (placed.DistinctBy(p => p.VillageId).Count() != placed.Count
            || placed.Any(p => !villages.ContainsKey(p.VillageId) || p.ToIndex >= targets.Count))
            return ReorganisationProblems.VillageInvalid();
        PlacedVillages.AddRange(placed.Select(p => p.VillageId));
        var place = placed.ToDictionary(p => p.VillageId, p => targets[p.ToIndex]);
        Move(villages.Values.Where(village => place.ContainsKey(village.Id)), village => place[village.Id]);
        return null;
    }

    /// <summary>The same unit from then on under another name, of another type, or below another unit.</summary>
    private ProblemHttpResult? Continue(List<Area> units, PlannedChange change)
    {
        if (units is not [var unit] || change.To is not [{ AreaId: null } planned] || change.Villages is not null)
            return ReorganisationProblems.UnitInvalid();
        var last = Closed[^1].Last;
        var (kind, fits) = change.Kind switch
        {
            ChangeKind.Rename => (AreaChange.Renamed, planned is { Name: not null, ParentId: null }),
            ChangeKind.TypeChange => (AreaChange.TypeChanged, planned is { Type: not null, Name: not null }),
            ChangeKind.SpecialZone => (AreaChange.SpecialZone, planned is { Type: "dac_khu", Name: not null }),
            _ => (AreaChange.Transferred, planned.ParentId is not null),
        };
        var type = planned.Type ?? last.Type;
        var name = planned.Name is { } sent ? VietnameseText.Clean(sent) : last.Name;
        if (!fits || !VietnameseText.IsName(name) || !unit.Level.Allows(type)
            || !CodeFits(unit.Level, planned.Code ?? last.Code))
            return ReorganisationProblems.UnitInvalid();
        if (planned.ParentId is { } parent && !IsAbove(parent, unit.Level))
            return ReorganisationProblems.ParentInvalid();
        Begun.Add((unit, new AreaFacts(
            planned.ParentId ?? last.ParentId, type, planned.Code ?? last.Code, name, effectiveOn, Decree: decree,
            Change: kind, Qualifier: last.Qualifier)));
        return null;
    }

    private (Area? Target, ProblemHttpResult? Problem) Begin(Area like, PlannedUnit planned)
    {
        if (planned is not { Type: { } type, Name: { } sent } || !like.Level.Allows(type)
            || !CodeFits(like.Level, planned.Code) || VietnameseText.Clean(sent) is not { } name
            || !VietnameseText.IsName(name))
            return (null, ReorganisationProblems.UnitInvalid());
        var parentId = planned.ParentId ?? like.Live.Last().ParentId;
        if (parentId is { } above && !IsAbove(above, like.Level))
            return (null, ReorganisationProblems.ParentInvalid());
        var id = planned.Code is { } code
            ? Area.IdentityOf(like.Level, code, effectiveOn)
            : Area.IdentityOf(like.Level, parentId!.Value, name, effectiveOn);
        var target = New.Find(area => area.Id == id) ?? book.GetValueOrDefault(id);
        if (target is not null && (target.Live.Any() || New.Contains(target)))
            return (null, ReorganisationProblems.CodeTaken());
        if (target is null)
            New.Add(target = Area.New(id, like.Level, parentId));
        Begun.Add((target, new AreaFacts(parentId, type, planned.Code, name, effectiveOn, Decree: decree)));
        return (target, null);
    }

    private (Area? Target, ProblemHttpResult? Problem) Neighbour(Area unit, Guid id) =>
        book[id] is var neighbour && neighbour.Level == unit.Level && neighbour.Id != unit.Id
        && neighbour.Live.LastOrDefault() is { ValidTo: null } last && last.ValidFrom < effectiveOn
            ? (neighbour, null)
            : (null, ReorganisationProblems.LevelMixed());

    private void Become(Area from, Area to, SuccessionKind kind, string how, PeopleGo people, int? share) =>
        Edges.Add(new AreaEdge
        {
            FromAreaId = from.Id,
            ToAreaId = to.Id,
            Kind = kind,
            How = how,
            SharePermille = share,
            People = people,
            EffectiveOn = effectiveOn,
            Decree = decree,
            ReorganisationId = reorganisationId,
            RecordedAt = now,
        });

    /// <summary>
    /// Villages stay who they are and get another unit above. Where names meet there, the old commune tells them apart.
    /// </summary>
    private void Move(IEnumerable<Area> villages, Func<Area, Area> target)
    {
        var moving = villages.Select(village => (Village: village, Last: village.Live.Last(), To: target(village)));
        foreach (var namesakes in moving.GroupBy(move => (move.To.Id, move.Last.Name)))
        {
            var meets = namesakes.Count() > 1 || book.Values.Any(other =>
                other.Live.LastOrDefault() is { ValidTo: null } there && there.ParentId == namesakes.Key.Id
                && there.Name == namesakes.Key.Name);
            if (meets)
                Collisions.Add(namesakes.Key.Name);
            foreach (var (village, last, to) in namesakes)
            {
                Closed.Add((village, last));
                Begun.Add((village, new AreaFacts(
                    to.Id, last.Type, last.Code, last.Name, effectiveOn, Decree: decree,
                    Change: AreaChange.Transferred,
                    Qualifier: meets ? ShortName(book[last.ParentId!.Value]) : last.Qualifier)));
            }
        }
    }

    private IEnumerable<Area> Villages(Area commune) => book.Values.Where(area =>
        area.Level is AreaLevel.Village
        && area.Live.LastOrDefault() is { ValidTo: null } last && last.ParentId == commune.Id
        && last.ValidFrom < effectiveOn);

    private bool IsAbove(Guid parentId, AreaLevel level) =>
        (book.GetValueOrDefault(parentId) ?? New.Find(area => area.Id == parentId)) is { } parent
        && parent.Level.Below() == level;

    private static bool CodeFits(AreaLevel level, string? code) =>
        code?.Length == level switch { AreaLevel.Province => 2, AreaLevel.Commune => 5, _ => null };

    private static string ShortName(Area commune)
    {
        var name = commune.Live.Last().Name;
        var word = AreaLevels.TypeWords.FirstOrDefault(word =>
            VietnameseText.Fold(name).StartsWith(word + ' ', StringComparison.Ordinal));
        return word is null ? name : name[(word.Length + 1)..];
    }
}
