using Platform.Learners.Areas;

namespace Platform.Learners.AreaImports;

/// <summary>Former communes with a first and a last day; loaded before what became of them.</summary>
internal static class CatalogueList
{
    internal static void Apply(
        AreaBook book, IReadOnlyList<CatalogueRow> rows, DateOnly endsOn, AreaConflicts conflicts)
    {
        var provinces = book.On(book.EffectiveOn, AreaLevel.Province);
        var known = book.On(book.EffectiveOn, AreaLevel.Commune);
        foreach (var twice in rows.GroupBy(row => row.Code).Where(group => group.Count() > 1))
            conflicts.Error(twice.Last().Record, "code-twice", twice.Key, twice.Last().Name.Full);
        foreach (var row in rows.DistinctBy(row => row.Code))
        {
            if (!IsCode(row.Code))
                conflicts.Error(row.Record, "code-invalid", row.Code, row.Name.Full);
            else if (row.Name.Type is not { } type)
                conflicts.Error(row.Record, "type-unknown", row.Code, row.Name.Full);
            else if (!provinces.TryGetValue(row.ProvinceCode, out var province))
                conflicts.Error(row.Record, "province-unknown", row.Code, row.ProvinceCode);
            else if (known.TryGetValue(row.Code, out var there))
                Compare(row, there.Version, conflicts);
            else
                Add(book, row, type, province.Area, endsOn);
        }
    }

    internal static bool IsCode(string code) => code.Length == 5 && code.All(char.IsAsciiDigit);

    private static void Add(AreaBook book, CatalogueRow row, string type, Area province, DateOnly endsOn)
    {
        var area = book.Begin(Area.IdentityOf(AreaLevel.Commune, row.Code, book.EffectiveOn), province.Id);
        book.Add(area, new AreaFacts(
            province.Id, type, row.Code, row.Name.Full, book.EffectiveOn, endsOn, book.Decree,
            Qualifier: $"{row.District} ({row.DistrictCode})"));
    }

    private static void Compare(CatalogueRow row, AreaVersion known, AreaConflicts conflicts)
    {
        if (!row.Name.Is(known.Name))
            conflicts.Error(row.Record, "differs-from-known", row.Code, row.Name.Full, known.Name);
    }
}
