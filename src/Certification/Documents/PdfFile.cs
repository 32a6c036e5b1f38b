using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Certifications.Documents;

/// <summary>
/// As much of a PDF as an incremental update needs: where its objects are, and which is the root. It reads what
/// Chromium writes (a classic cross-reference table, one revision) and refuses everything else.
/// </summary>
internal sealed partial class PdfFile
{
    private readonly string text;
    private readonly Dictionary<int, int> offsets = [];

    /// <exception cref="InvalidDataException">It is not such a file.</exception>
    internal PdfFile(byte[] bytes)
    {
        Bytes = bytes;
        text = Encoding.Latin1.GetString(bytes); // one character a byte
        var start = StartXref().Matches(text) is [.., var last] ? Number(last, 1) : throw Strange("startxref");
        CrossReference = start;
        ReadTable(start);
        Trailer = TrailerOf().Match(text, start) is { Success: true } trailer
            ? trailer.Groups[1].Value
            : throw Strange("trailer");
        Size = Number(Match(SizeOf(), Trailer), 1);
        Root = Number(Match(RootOf(), Trailer), 1);
        FirstPage = Number(Match(KidsOf(), Dictionary(Number(Match(PagesOf(), Dictionary(Root)), 1))), 1);
    }

    internal byte[] Bytes { get; }

    /// <summary>Offset of the cross-reference table.</summary>
    internal int CrossReference { get; }

    /// <summary>Members of the trailer dictionary.</summary>
    internal string Trailer { get; }

    /// <summary>The first number no object has.</summary>
    internal int Size { get; }

    internal int Root { get; }

    internal int FirstPage { get; }

    /// <summary>Members of an object that is a dictionary, without the brackets around them.</summary>
    internal string Dictionary(int number)
    {
        if (!offsets.TryGetValue(number, out var offset))
            throw Strange($"object {number}");
        var match = ObjectOf().Match(text, offset);
        return match.Success && match.Index == offset && Number(match, 1) == number
            ? match.Groups[2].Value
            : throw Strange($"object {number}");
    }

    private void ReadTable(int start)
    {
        var table = TableOf().Match(text, start);
        if (!table.Success || table.Index != start)
            throw Strange("xref");
        var number = 0;
        foreach (var line in table.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (cells.Length == 2)
                number = int.Parse(cells[0], CultureInfo.InvariantCulture);
            else if (cells is [var offset, _, var kind])
                _ = kind == "n" ? offsets[number++] = int.Parse(offset, CultureInfo.InvariantCulture) : number++;
        }
    }

    private static Match Match(Regex pattern, string dictionary) =>
        pattern.Match(dictionary) is { Success: true } match ? match : throw Strange(pattern.ToString());

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static InvalidDataException Strange(string what) => new($"The PDF has no {what} as it was expected.");

    [GeneratedRegex(@"startxref\s+(\d+)\s+%%EOF")]
    private static partial Regex StartXref();

    [GeneratedRegex(@"xref\s*\n((?:\d+ \d+\s*\n|\d{10} \d{5} [nf]\s*\n)+)")]
    private static partial Regex TableOf();

    [GeneratedRegex(@"trailer\s*<<(.*?)>>\s*startxref", RegexOptions.Singleline)]
    private static partial Regex TrailerOf();

    [GeneratedRegex(@"(\d+) 0 obj\s*<<(.*?)>>\s*endobj", RegexOptions.Singleline)]
    private static partial Regex ObjectOf();

    [GeneratedRegex(@"/Size\s+(\d+)")]
    private static partial Regex SizeOf();

    [GeneratedRegex(@"/Root\s+(\d+) 0 R")]
    private static partial Regex RootOf();

    [GeneratedRegex(@"/Pages\s+(\d+) 0 R")]
    private static partial Regex PagesOf();

    [GeneratedRegex(@"/Kids\s*\[\s*(\d+) 0 R")]
    private static partial Regex KidsOf();
}
