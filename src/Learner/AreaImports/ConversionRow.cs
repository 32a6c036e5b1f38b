using CsvHelper;

namespace Platform.Learners.AreaImports;

/// <summary>One pair of the official table.</summary>
internal sealed record ConversionRow(
    AreaRecord Record, string OldCode, string OldName, string District, string OldProvince, string NewCode,
    UnitName NewName, string NewProvince, string Note)
{
    private const int Columns = 8;

    /// <summary>
    /// The office&apos;s own layout, two header records and a banner before each province; or our normalised one.
    /// </summary>
    /// <returns>Nothing where it is neither.</returns>
    public static List<ConversionRow>? Read(IReadOnlyList<AreaRecord> records)
    {
        if (records is [var own, ..] && own[0] == "old_code")
            return [.. records.Skip(1).Where(record => record.Cells.Any(cell => cell.Length > 0)).Select(Normalised)];
        if (records.Count < 2 || records[1].Cells.Length < Columns
            || VietnameseText.Fold(records[1][2]) != "ma xa moi" || VietnameseText.Fold(records[1][4]) != "ma xa cu")
            return null;

        // A banner has only its first cell, and one of them names a wrong province: it is not read.
        return [.. records.Skip(2).Where(record => record.Cells.Skip(1).Any(cell => cell.Length > 0)).Select(Official)];
    }

    /// <summary>Puts right what is known to be wrong in the table.</summary>
    /// <returns>The row, and each code that was replaced as another name of the right one.</returns>
    public static (ConversionRow Row, Correction? Applied) Correct(ConversionRow row, IEnumerable<Correction> known)
    {
        foreach (var correction in known)
        {
            if ((correction.Key != row.OldCode && correction.Key != row.NewCode)
                || (correction.OldName.Length > 0 && !UnitName.Parse(row.OldName).IsPart(correction.OldName)))
                continue;
            var corrected = correction.Column switch
            {
                "old_code" when row.OldCode == correction.Wrong => row with { OldCode = correction.Right },
                "old_province" when row.OldProvince == correction.Wrong => row with { OldProvince = correction.Right },
                "new_code" when row.NewCode == correction.Wrong => row with { NewCode = correction.Right },
                _ => null,
            };
            if (corrected is not null)
                return (corrected, correction);
        }

        return (row, null);
    }

    private static ConversionRow Official(AreaRecord record) => new(
        record, record[4], UnitName.Parse(record[3]).Full, record[6], AreaListReader.CodeOf(record[7]), record[2],
        UnitName.Parse(record[1]), AreaListReader.CodeOf(record[0]), record[5]);

    private static ConversionRow Normalised(AreaRecord record) => new(
        record, record[0], UnitName.Parse(record[1]).Full, record[2], record[3], record[4],
        UnitName.Parse(record[5]), record[6], record[7]);
}

/// <summary>A known error of the official table, as data.</summary>
internal sealed record Correction(
    string Key, string OldName, string Column, string Wrong, string Right, string Reason)
{
    public static IReadOnlyList<Correction> Known { get; } = Read();

    private static List<Correction> Read()
    {
        using var stream = typeof(Correction).Assembly.GetManifestResourceStream("corrections.csv")!;
        using var csv = CsvReader.Create(stream);
        var corrections = new List<Correction>();
        while (csv.Read())
        {
            corrections.Add(new Correction(
                csv.GetString("key"), csv.GetString("old_name"), csv.GetString("column"), csv.GetString("wrong"),
                csv.GetString("right"), csv.GetString("reason")));
        }

        return corrections;
    }
}
