using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Learners.Areas;

namespace Platform.Learners.AreaImports;

/// <summary>How many units the manifest promises.</summary>
internal sealed record Totals(int Units, int? FormerUnits);

/// <summary>What a list would do to the book, and everything in it that does not fit.</summary>
internal sealed record AreaListPlan(
    int Records, AreaConflicts Conflicts, IReadOnlyList<FormerDistrict> Districts, ProblemHttpResult? Problem)
{
    internal static AreaListPlan Of(
        AreaListKind kind, IReadOnlyList<AreaRecord> records, AreaBook book, Totals totals, DateOnly? endsOn) =>
        kind switch
        {
            AreaListKind.Catalogue => Catalogue(CatalogueRow.Read(records), book, totals, endsOn!.Value),
            AreaListKind.Conversion => Conversion(ConversionRow.Read(records), book, totals),
            AreaListKind.Villages => Villages(VillageRow.Read(records), book, totals),
            _ => Current(CurrentRow.Read(records), book, totals),
        };

    private static AreaListPlan Catalogue(
        List<CatalogueRow>? rows, AreaBook book, Totals totals, DateOnly endsOn)
    {
        if (rows is null)
            return Refused(AreaImportProblems.LayoutUnknown());
        var conflicts = new AreaConflicts();
        Compare(conflicts, "units", rows.Select(row => row.Code), totals.Units);
        CatalogueList.Apply(book, rows, endsOn, conflicts);
        return new AreaListPlan(
            rows.Count, conflicts,
            [
                .. rows.Where(row => row.DistrictCode.Length == 3).DistinctBy(row => row.DistrictCode)
                    .Select(row => new FormerDistrict
                    {
                        Code = row.DistrictCode,
                        ProvinceCode = row.ProvinceCode,
                        Name = row.District,
                        ValidFrom = book.EffectiveOn,
                        ValidTo = endsOn,
                    }),
            ],
            null);
    }

    private static AreaListPlan Conversion(List<ConversionRow>? rows, AreaBook book, Totals totals)
    {
        if (rows is null)
            return Refused(AreaImportProblems.LayoutUnknown());
        if (!book.On(book.EffectiveOn.AddDays(-1), AreaLevel.Commune).Values
            .Any(unit => unit.Version.ValidTo == book.EffectiveOn))
            return Refused(AreaImportProblems.Order());
        var conflicts = new AreaConflicts();
        var corrected = rows.ConvertAll(row => ConversionRow.Correct(row, Correction.Known).Row);
        Compare(conflicts, "units", corrected.Select(row => row.NewCode), totals.Units);
        if (totals.FormerUnits is { } former)
            Compare(
                conflicts, "former-units",
                corrected.Select(row => row.OldCode).Where(code => code.Length > 0), former);
        new ConversionList(book, conflicts).Apply(rows);
        return new AreaListPlan(rows.Count, conflicts, [], null);
    }

    private static AreaListPlan Current(List<CurrentRow>? rows, AreaBook book, Totals totals)
    {
        if (rows is null)
            return Refused(AreaImportProblems.LayoutUnknown());
        var conflicts = new AreaConflicts();
        Compare(conflicts, "units", rows.Select(row => row.Code), totals.Units);
        CurrentList.Apply(book, rows, conflicts);
        return new AreaListPlan(rows.Count, conflicts, [], null);
    }

    private static AreaListPlan Villages(List<VillageRow>? rows, AreaBook book, Totals totals)
    {
        if (rows is null)
            return Refused(AreaImportProblems.LayoutUnknown());
        var conflicts = new AreaConflicts();
        Compare(conflicts, "units", rows.Select(row => $"{row.Commune} {row.Name}"), totals.Units);
        new VillageList(book, conflicts).Apply(rows);
        return new AreaListPlan(rows.Count, conflicts, [], null);
    }

    private static void Compare(AreaConflicts conflicts, string what, IEnumerable<string> codes, int promised)
    {
        var found = codes.Distinct().Count();
        if (found != promised)
            conflicts.Error(null, "total-differs", what, $"{found}", $"{promised}");
    }

    private static AreaListPlan Refused(ProblemHttpResult problem) => new(0, new AreaConflicts(), [], problem);
}
