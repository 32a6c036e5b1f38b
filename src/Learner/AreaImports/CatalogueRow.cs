namespace Platform.Learners.AreaImports;

/// <summary>A commune before 1 July 2025, with the district that tells it from its namesakes.</summary>
internal sealed record CatalogueRow(
    AreaRecord Record, string Code, UnitName Name, string DistrictCode, string District, string ProvinceCode)
{
    private const int Columns = 8;

    public static List<CatalogueRow>? Read(IReadOnlyList<AreaRecord> records) =>
        records is [var header, ..] && header.Cells.Length >= Columns
        && VietnameseText.Fold(header[0]) == "ma" && VietnameseText.Fold(header[6]) == "ma tp"
            ?
            [
                .. records.Skip(1).Where(record => record[0].Length > 0).Select(record => new CatalogueRow(
                    record, record[0], Named(record[1], record[3]), record[4], record[5], record[6])),
            ]
            : null;

    /// <summary>Where the name lacks its type, the column of the type has it.</summary>
    private static UnitName Named(string name, string type) =>
        UnitName.Parse(name) is { Type: not null } whole ? whole : UnitName.Parse($"{type} {name}");
}

/// <summary>A commune of today.</summary>
internal sealed record CurrentRow(AreaRecord Record, string Code, UnitName Name, string Type, string ProvinceCode)
{
    private const int Columns = 5;

    public static List<CurrentRow>? Read(IReadOnlyList<AreaRecord> records) =>
        records is [var header, ..] && header.Cells.Length >= Columns && header[0] == "code"
        && header[4] == "province_code"
            ?
            [
                .. records.Skip(1).Where(record => record[0].Length > 0).Select(record => new CurrentRow(
                    record, record[0], UnitName.Parse(record[2]), record[3], record[4])),
            ]
            : null;
}
