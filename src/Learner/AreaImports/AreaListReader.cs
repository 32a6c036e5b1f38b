using System.Text.RegularExpressions;
using CsvHelper;

namespace Platform.Learners.AreaImports;

/// <summary>A record of an official list, cleaned: the offices publish two Unicode forms and stray spaces.</summary>
/// <param name="Line">Where it starts; a quoted line break lets one record stand on several lines.</param>
/// <param name="Number">Which record it is, from 1.</param>
/// <param name="Cells">Text without invisible characters, in NFC.</param>
internal sealed record AreaRecord(int Line, int Number, string[] Cells)
{
    public string this[int column] => column < Cells.Length ? Cells[column] : "";
}

internal static partial class AreaListReader
{
    private static readonly byte[] Utf8Bom = [0xEF, 0xBB, 0xBF];

    internal static List<AreaRecord> Read(byte[] file)
    {
        var start = file.AsSpan().StartsWith(Utf8Bom) ? Utf8Bom.Length : 0;
        using var stream = new MemoryStream(file, start, file.Length - start);
        using var csv = CsvReader.Create(
            stream, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true });
        var records = new List<AreaRecord>();
        while (csv.Read())
        {
            var cells = new string[csv.FieldCount];
            for (var index = 0; index < cells.Length; index++)
                cells[index] = Clean(csv.GetString(index));
            records.Add(new AreaRecord((int)csv.LineNumber, records.Count + 1, cells));
        }

        return records;
    }

    /// <summary>The code at the end of <c>Tỉnh X (NN)</c>, <c>Huyện X (NNN)</c>; empty where there is none.</summary>
    internal static string CodeOf(string cell) => CodeInBrackets().Match(cell).Groups[1].Value;

    private static string Clean(string cell) => VietnameseText.Clean(Breaks().Replace(cell, " "));

    [GeneratedRegex(@"[\r\n\t\u00AD\u200C\u200D\u2060]+")]
    private static partial Regex Breaks();

    [GeneratedRegex(@"\(([0-9]{2,3})\)\s*\z")]
    private static partial Regex CodeInBrackets();
}
