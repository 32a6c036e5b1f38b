using System.Globalization;
using Platform.Learners.Areas;

namespace Platform.Learners.AreaImports;

/// <summary>
/// A village or residential group as a province lists it: no national list has them. The name bears its type, as it is
/// shown; a list may leave the type out of it.
/// </summary>
internal sealed record VillageRow(
    AreaRecord Record, string Commune, string Type, string Name, string DateCell, string? Decree)
{
    private static readonly string[] Header = ["commune_code", "type", "name"];

    private static readonly string[] Optional = ["valid_from", "decree"];

    private static readonly (string Type, string Shown)[] Types =
    [
        ("thon", "Thôn"), ("lang", "Làng"), ("ban", "Bản"), ("buon", "Buôn"), ("bon", "Bon"), ("ap", "Ấp"),
        ("phum", "Phum"), ("soc", "Sóc"), ("xom", "Xóm"), ("khom", "Khóm"), ("khu_pho", "Khu phố"),
        ("khoi_pho", "Khối phố"), ("to_dan_pho", "Tổ dân phố"),
    ];

    public bool TypeIsKnown => AreaLevel.Village.Allows(Type);

    /// <summary>The first day, where the row names one.</summary>
    public DateOnly? ValidFrom => DateOnly.TryParseExact(
        DateCell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public bool DateIsKnown => DateCell.Length == 0 || ValidFrom is { Year: > 1899 and < 3000 };

    public static List<VillageRow>? Read(IReadOnlyList<AreaRecord> records) =>
        records is [var header, ..] && header.Cells.Take(Header.Length).SequenceEqual(Header)
        && header.Cells.Skip(Header.Length).SequenceEqual(Optional.Take(header.Cells.Length - Header.Length))
            ? [.. records.Skip(1).Where(record => record.Cells.Any(cell => cell.Length > 0)).Select(Of)]
            : null;

    private static VillageRow Of(AreaRecord record)
    {
        var type = VietnameseText.Fold(record[1]).Replace(' ', '_');
        var name = record[2];
        var shown = Types.FirstOrDefault(known => known.Type == type).Shown;
        if (shown is not null && name.Length > 0 && !Types.Any(known => IsCalled(name, known.Shown)))
            name = $"{shown} {name}";
        return new VillageRow(record, record[0], type, name, record[3], record[4] is { Length: > 0 } by ? by : null);
    }

    private static bool IsCalled(string name, string word) =>
        VietnameseText.Fold(name).StartsWith(VietnameseText.Fold(word) + ' ', StringComparison.Ordinal);
}
