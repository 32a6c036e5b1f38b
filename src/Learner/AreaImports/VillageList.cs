using Platform.Learners.Areas;

namespace Platform.Learners.AreaImports;

/// <summary>
/// The villages of a commune or of a whole province. A commune is the one its code named on the first day of the
/// village, and has to be there still; a name that may mean two units is a conflict and never a guess.
/// </summary>
internal sealed class VillageList(AreaBook book, AreaConflicts conflicts)
{
    private readonly Dictionary<DateOnly, Dictionary<string, (Area Area, AreaVersion Version)>> communes = [];
    private readonly Dictionary<Guid, List<(Area Area, AreaVersion Version)>> villages = book.Last(AreaLevel.Village)
        .GroupBy(village => village.Version.ParentId!.Value).ToDictionary(group => group.Key, group => group.ToList());

    private readonly HashSet<Guid> listed = [];
    private readonly HashSet<Guid> found = [];

    public void Apply(IReadOnlyList<VillageRow> rows)
    {
        foreach (var row in rows)
        {
            if (!row.TypeIsKnown)
                conflicts.Error(row.Record, "type-unknown", row.Commune, row.Type);
            else if (row.Name.Length is 0 or > 200 || row.Name.Any(char.IsControl))
                conflicts.Error(row.Record, "name-invalid", row.Commune, row.Name);
            else if (!row.DateIsKnown)
                conflicts.Error(row.Record, "date-invalid", row.Commune, row.DateCell);
            else if (CommuneOf(row) is { } commune)
                Place(row, commune);
        }

        foreach (var missing in listed.Where(villages.ContainsKey).SelectMany(id => villages[id]))
        {
            if (!found.Contains(missing.Area.Id))
                conflicts.Note(null, "village-not-listed", Code(missing.Version.ParentId!.Value), missing.Version.Name);
        }
    }

    private DateOnly Day(VillageRow row) => row.ValidFrom ?? book.EffectiveOn;

    private (Area Area, AreaVersion Version)? CommuneOf(VillageRow row)
    {
        var day = Day(row);
        if (!communes.TryGetValue(day, out var known))
            communes[day] = known = book.On(day, AreaLevel.Commune);
        if (!CatalogueList.IsCode(row.Commune))
            return CommuneNamed(row, known.Values);
        if (!known.TryGetValue(row.Commune, out var commune))
            conflicts.Error(row.Record, "commune-unknown", row.Commune, row.Name);
        else if (commune.Area.Live.Last().ValidTo is { } end)
            conflicts.Error(row.Record, "commune-ended", row.Commune, commune.Version.Name, $"{end:yyyy-MM-dd}");
        else
            return commune;
        return null;
    }

    /// <summary>A list may name the commune instead; the marks tell Xã Văn Lang from Xã Văn Lăng.</summary>
    private (Area Area, AreaVersion Version)? CommuneNamed(
        VillageRow row, IEnumerable<(Area Area, AreaVersion Version)> known)
    {
        var candidates = known
            .Where(unit => unit.Area.Live.Last().ValidTo is null
                && VietnameseText.IsAskedAs(unit.Version.Name, row.Commune)
                && VietnameseText.Fold(unit.Version.Name).EndsWith(
                    VietnameseText.Fold(row.Commune), StringComparison.Ordinal))
            .ToList();
        if (candidates is [var only])
        {
            conflicts.Note(row.Record, "commune-by-name", only.Version.Code!, row.Commune, only.Version.Name);
            return only;
        }

        conflicts.Error(
            row.Record, candidates.Count == 0 ? "commune-unknown" : "name-ambiguous", row.Commune, row.Name,
            Names(candidates));
        return null;
    }

    private void Place(VillageRow row, (Area Area, AreaVersion Version) commune)
    {
        listed.Add(commune.Area.Id);
        if (!villages.TryGetValue(commune.Area.Id, out var there))
            villages[commune.Area.Id] = there = [];
        var same = there.FindAll(village =>
            VietnameseText.ToneKey(village.Version.Name) == VietnameseText.ToneKey(row.Name));
        var alike = there.FindAll(village => MayMean(village.Version.Name, row.Name));
        if (same.Count > 1 || (same.Count == 0 && alike.Count > 0))
            conflicts.Error(
                row.Record, "name-ambiguous", row.Commune, row.Name, Names(same.Count > 0 ? same : alike));
        else if (same is [var known])
            Compare(row, known.Area, known.Version);
        else
            Add(row, commune.Area, there);
    }

    private void Compare(VillageRow row, Area village, AreaVersion known)
    {
        if (!found.Add(village.Id))
            conflicts.Error(row.Record, "village-twice", row.Commune, row.Name);
        else if (known.Type != row.Type)
            conflicts.Error(row.Record, "differs-from-known", row.Commune, row.Type, known.Type);
        else if (known.Name != row.Name)
            conflicts.Note(row.Record, "spelling", row.Commune, row.Name, known.Name);
    }

    private void Add(VillageRow row, Area commune, List<(Area Area, AreaVersion Version)> there)
    {
        var day = Day(row);
        var id = Area.IdentityOf(AreaLevel.Village, commune.Id, row.Name, day);
        if (book.Find(id) is not null)
        {
            conflicts.Error(row.Record, "village-moved", row.Commune, row.Name); // it lies in another commune by now
            return;
        }

        var village = book.Begin(id, AreaLevel.Village, commune.Id);
        book.Add(village, new AreaFacts(
            commune.Id, row.Type, null, row.Name, day, Decree: row.Decree ?? book.Decree));
        there.Add((village, village.Versions[^1]));
        found.Add(id);
    }

    /// <summary>Typed without marks it may be any name of these letters.</summary>
    private static bool MayMean(string one, string other) =>
        VietnameseText.Fold(one) == VietnameseText.Fold(other) && (IsPlain(one) || IsPlain(other));

    private static bool IsPlain(string name) =>
        string.Equals(VietnameseText.Fold(name), name, StringComparison.OrdinalIgnoreCase);

    private static string Names(IEnumerable<(Area Area, AreaVersion Version)> units) => string.Join(
        ", ", units.Select(unit => unit.Version.Qualifier.Length > 0
            ? $"{unit.Version.Name} ({unit.Version.Qualifier})"
            : unit.Version.Name));

    private string Code(Guid commune) => book.Find(commune)?.Live.LastOrDefault()?.Code ?? "";
}
