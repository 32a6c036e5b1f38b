using Platform.Learners.Areas;

namespace Platform.Learners.AreaImports;

/// <summary>
/// The official table from old to new communes. An identity goes on only where the table says so; every other
/// successor is a new unit, even under an old code and name.
/// </summary>
internal sealed class ConversionList(AreaBook book, AreaConflicts conflicts)
{
    private readonly Dictionary<string, (Area Area, AreaVersion Version)> provinces =
        book.On(book.EffectiveOn, AreaLevel.Province);

    private readonly Dictionary<string, (Area Area, AreaVersion Version)> former =
        book.On(book.EffectiveOn.AddDays(-1), AreaLevel.Commune);

    private readonly Dictionary<string, (Area Area, AreaVersion Version)> current =
        book.On(book.EffectiveOn, AreaLevel.Commune);

    internal void Apply(IEnumerable<ConversionRow> read)
    {
        var rows = read.Select(Correct).Select(row => (Row: row, How: Relation.Of(row.Note))).ToList();
        foreach (var (row, how) in rows)
            Check(row, how);
        Compare(rows.Select(pair => pair.Row).ToList());
        if (conflicts.Stop)
            return;

        var hows = rows.ToLookup(pair => pair.Row.OldCode, pair => pair.How!);
        foreach (var unit in rows.GroupBy(pair => pair.Row.NewCode))
            Build(unit.Key, [.. unit.Select(pair => (pair.Row, pair.How!))], hows);
    }

    private ConversionRow Correct(ConversionRow row)
    {
        var (corrected, applied) = ConversionRow.Correct(row, Correction.Known);
        if (applied is not null)
            conflicts.Note(row.Record, "corrected", row.NewCode, $"{applied.Column} {applied.Wrong}", applied.Right);
        return corrected;
    }

    private void Check(ConversionRow row, string? how)
    {
        if (how is null)
            conflicts.Error(row.Record, "note-unknown", row.NewCode, row.Note);
        if (!CatalogueList.IsCode(row.NewCode))
            conflicts.Error(row.Record, "code-invalid", row.NewCode, row.NewName.Full);
        if (row.NewName.Type is null)
            conflicts.Error(row.Record, "type-unknown", row.NewCode, row.NewName.Full);
        if (!provinces.ContainsKey(row.NewProvince))
            conflicts.Error(row.Record, "province-unknown", row.NewCode, row.NewProvince);
        if (row.OldCode.Length == 0)
            return;
        if (!former.TryGetValue(row.OldCode, out var old))
            conflicts.Error(row.Record, "old-unit-unknown", row.OldCode, row.OldName);
        else if (ProvinceOf(old.Version) is var province && province != row.OldProvince)
            conflicts.Error(row.Record, "old-province-differs", row.OldCode, row.OldProvince, province);
        else if (!UnitName.Parse(row.OldName).IsPart(old.Version.Name))
            conflicts.Note(row.Record, "old-name-differs", row.OldCode, row.OldName, old.Version.Name);
    }

    /// <summary>What shows only when the whole table is seen.</summary>
    private void Compare(List<ConversionRow> rows)
    {
        foreach (var twice in rows.GroupBy(row => (row.OldCode, row.NewCode, row.District))
            .Where(group => group.Count() > 1))
            conflicts.Error(twice.Last().Record, "pair-twice", twice.Key.NewCode, twice.Key.OldCode);
        foreach (var unit in rows.GroupBy(row => row.NewCode))
        {
            if (unit.FirstOrDefault(row => !row.NewName.Is(unit.First().NewName.Full)) is { } other)
                conflicts.Error(
                    other.Record, "code-with-two-names", unit.Key, other.NewName.Full, unit.First().NewName.Full);
            else if (unit.FirstOrDefault(row => row.NewName.Full != unit.First().NewName.Full) is { } spelt)
                conflicts.Note(spelt.Record, "spelling", unit.Key, spelt.NewName.Full, unit.First().NewName.Full);
            if (unit.FirstOrDefault(row => row.NewProvince != unit.First().NewProvince) is { } elsewhere)
                conflicts.Error(
                    elsewhere.Record, "code-in-two-provinces", unit.Key, elsewhere.NewProvince,
                    unit.First().NewProvince);
        }

        foreach (var old in rows.Where(row => row.OldCode.Length > 0).GroupBy(row => row.OldCode))
        {
            if (old.FirstOrDefault(row => !UnitName.Parse(row.OldName).IsPart(old.First().OldName)) is { } other)
                conflicts.Error(other.Record, "code-with-two-names", old.Key, other.OldName, old.First().OldName);
        }

        var told = rows.Select(row => row.OldCode).ToHashSet();
        foreach (var (code, (_, version)) in former.Where(unit => unit.Value.Version.ValidTo == book.EffectiveOn))
        {
            if (!told.Contains(code))
                conflicts.Error(null, "old-unit-missing", code, version.Name);
        }
    }

    private void Build(
        string code, IReadOnlyList<(ConversionRow Row, string How)> rows, ILookup<string, string> hows)
    {
        var first = rows[0].Row;
        var province = provinces[first.NewProvince].Area;
        var kept = rows.FirstOrDefault(pair => Relation.Continues(pair.How) && pair.Row.OldCode.Length > 0);
        var unit = kept.Row is null ? Begin(code, first, province) : Continue(kept.Row, kept.How, province);
        foreach (var (row, how) in rows.Where(pair => pair.Row != kept.Row))
        {
            if (row.OldCode.Length == 0)
                book.Join(null, unit, how, PeopleGo.None, divided: false);
            else if (former[row.OldCode].Area is var old && old != unit)
                book.Join(
                    old, unit, how, Relation.People(how, [.. hows[row.OldCode]]), hows[row.OldCode].Count() > 1);
        }

        foreach (var alias in Correction.Known.Where(known => known.Column == "new_code" && known.Right == code))
            book.Aliases.Add(new AreaAlias
            {
                Level = AreaLevel.Commune,
                Code = alias.Wrong,
                AreaId = unit.Id,
                Source = alias.Reason,
                ValidFrom = book.EffectiveOn,
            });
    }

    /// <summary>Registered by hand before the table came, it has the same identity: by code and day.</summary>
    private Area Begin(string code, ConversionRow row, Area province)
    {
        if (current.TryGetValue(code, out var there))
        {
            if (!row.NewName.Is(there.Version.Name))
                conflicts.Error(
                    row.Record, "differs-from-known", code, row.NewName.Full, there.Version.Name);
            return there.Area;
        }

        var area = book.Begin(Area.IdentityOf(AreaLevel.Commune, code, book.EffectiveOn), province.Id);
        book.Add(area, new AreaFacts(
            province.Id, row.NewName.Type!, code, row.NewName.Full, book.EffectiveOn, Decree: book.Decree));
        return area;
    }

    private Area Continue(ConversionRow row, string how, Area province)
    {
        var area = former[row.OldCode].Area;
        if (current.TryGetValue(row.NewCode, out var there) && there.Area != area)
            conflicts.Error(row.Record, "identity-twice", row.NewCode, row.NewName.Full);
        else if (there.Area is null)
            book.Add(area, new AreaFacts(
                province.Id, row.NewName.Type!, row.NewCode, row.NewName.Full, book.EffectiveOn, Decree: book.Decree,
                Change: Relation.Change(how)));
        return area;
    }

    private string? ProvinceOf(AreaVersion commune) => book.Find(commune.ParentId!.Value)?.Live
        .LastOrDefault(version => version.Covers(book.EffectiveOn.AddDays(-1)))?.Code;
}
