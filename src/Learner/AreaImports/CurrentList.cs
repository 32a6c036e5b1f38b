using Platform.Learners.Areas;

namespace Platform.Learners.AreaImports;

/// <summary>
/// The communes of a day. What is known is compared; a new type or name under the same code is a new version of the
/// same unit.
/// </summary>
internal static class CurrentList
{
    internal static void Apply(AreaBook book, IReadOnlyList<CurrentRow> rows, AreaConflicts conflicts)
    {
        var provinces = book.On(book.EffectiveOn, AreaLevel.Province);
        var known = book.On(book.EffectiveOn, AreaLevel.Commune);
        foreach (var twice in rows.GroupBy(row => row.Code).Where(group => group.Count() > 1))
            conflicts.Error(twice.Last().Record, "code-twice", twice.Key, twice.Last().Name.Full);
        foreach (var row in rows.DistinctBy(row => row.Code))
        {
            if (!CatalogueList.IsCode(row.Code))
                conflicts.Error(row.Record, "code-invalid", row.Code, row.Name.Full);
            else if (row.Name.Type != row.Type || !AreaLevel.Commune.Allows(row.Type))
                conflicts.Error(row.Record, "type-unknown", row.Code, row.Name.Full, row.Type);
            else if (!provinces.TryGetValue(row.ProvinceCode, out var province))
                conflicts.Error(row.Record, "province-unknown", row.Code, row.ProvinceCode);
            else if (known.TryGetValue(row.Code, out var there))
                Compare(book, row, there.Area, there.Version, province.Area, conflicts);
            else
                Add(book, row, province.Area);
        }

        // Codes from 90000 on are invented ones for tests and training; no official list holds them.
        var listed = rows.Select(row => row.Code).ToHashSet();
        foreach (var (code, (_, version)) in known.Where(unit => !listed.Contains(unit.Key)))
        {
            if (string.CompareOrdinal(code, "90000") < 0)
                conflicts.Error(null, "unit-missing", code, version.Name);
        }
    }

    private static void Add(AreaBook book, CurrentRow row, Area province)
    {
        var area = book.Begin(Area.IdentityOf(AreaLevel.Commune, row.Code, book.EffectiveOn), province.Id);
        book.Add(area, new AreaFacts(
            province.Id, row.Type, row.Code, row.Name.Full, book.EffectiveOn, Decree: book.Decree));
    }

    private static void Compare(
        AreaBook book, CurrentRow row, Area area, AreaVersion known, Area province, AreaConflicts conflicts)
    {
        if (known.ParentId != province.Id)
            conflicts.Error(row.Record, "province-differs", row.Code, row.ProvinceCode);
        else if (row.Name.Is(known.Name) && row.Type == known.Type)
            Spelling(row, known, conflicts);
        else if (known.ValidFrom == book.EffectiveOn || known.ValidTo is not null)
            conflicts.Error(row.Record, "differs-from-known", row.Code, row.Name.Full, known.Name);
        else
        {
            var onlyType = row.Name.Full.EndsWith(
                known.Name[(known.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);
            book.Change(area, new AreaFacts(
                known.ParentId, row.Type, row.Code, row.Name.Full, book.EffectiveOn, Decree: book.Decree,
                Change: onlyType ? AreaChange.TypeChanged : AreaChange.Renamed));
        }
    }

    private static void Spelling(CurrentRow row, AreaVersion known, AreaConflicts conflicts)
    {
        if (row.Name.Full != known.Name)
            conflicts.Note(row.Record, "spelling", row.Code, row.Name.Full, known.Name);
    }
}
