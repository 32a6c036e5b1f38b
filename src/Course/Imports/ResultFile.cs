using System.Globalization;
using CsvHelper;

namespace Platform.Courses.Imports;

/// <summary>Why a file as a whole is refused.</summary>
internal sealed record FileRefusal(string Code, string Vi, string En, int Row, string? Column = null);

/// <summary>
/// Reads a file of results row by row, in constant memory. Everything a row may hold is ASCII, so other bytes are a row
/// error like any other; only a number that may be a person&apos;s refuses the file, before anything is stored.
/// </summary>
internal sealed class ResultFile : IAsyncDisposable
{
    private const int LongestRecord = 4 * 1024;
    private const int DigitsOfCitizenId = 12;
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    private readonly CsvReader csv;
    private readonly DateOnly today;
    private readonly Dictionary<string, int> columns = [];
    private int width;
    private bool malformed;

    public ResultFile(Stream file, DateOnly today)
    {
        this.today = today;
        csv = CsvReader.Create(file, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false, // read as a record: a column may stand in it twice
            MaxRecordSize = LongestRecord,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = _ => malformed = true,
        });
    }

    /// <summary>In the order of the template.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["external_id", "learner_id", "person_hash", "course", "completed_on", "score_percent"];

    /// <summary>Set when the file turned out to be unusable.</summary>
    public FileRefusal? Refusal { get; private set; }

    /// <summary>Reads the header; look at <see cref="Refusal"/> before reading rows.</summary>
    public async Task Open(CancellationToken cancellationToken)
    {
        if (!await Advance(cancellationToken))
        {
            RefuseEmpty();
            return;
        }

        var names = Cells();
        width = names.Length;
        for (var position = 0; position < width && Refusal is null; position++)
        {
            var name = names[position].Trim().TrimStart('\uFEFF').ToLowerInvariant();
            if (!Columns.Contains(name))
                Refusal = Wrong("column-unknown", "Tệp có cột lạ.", "A column is unknown.", $"{position + 1}");
            else if (!columns.TryAdd(name, position))
                Refusal = Wrong("column-duplicate", "Tệp có hai cột trùng tên.", "A column is there twice.", name);
        }

        foreach (var name in (string[])["external_id", "course", "completed_on"])
        {
            if (!columns.ContainsKey(name))
                Refusal ??= Wrong("column-missing", "Tệp thiếu cột bắt buộc.", "A required column is missing.", name);
        }

        static FileRefusal Wrong(string code, string vi, string en, string column) => new(code, vi, en, 1, column);
    }

    public void RefuseEmpty() =>
        Refusal ??= new FileRefusal("file-empty", "Tệp không có dòng nào.", "The file has no row.", 1);

    /// <returns>The next row, right or wrong; null at the end, or where the file is unusable.</returns>
    public async Task<ImportedRow?> Next(Guid importId, CancellationToken cancellationToken)
    {
        while (await Advance(cancellationToken))
        {
            var cells = Cells();
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (cells.Any(HasCitizenId))
            {
                Refusal = new FileRefusal(
                    "citizen-id-in-file", "Tệp có dãy 12 chữ số, có thể là số định danh cá nhân: không được gửi.",
                    "The file has 12 digits in a row, which may be a citizen id: such numbers must not be sent.", Row);
                return null;
            }

            return malformed || cells.Length != width
                ? new ImportedRow { ImportId = importId, RowNumber = Row, Error = ResultError.RowMalformed.Code }
                : Parse(importId, cells);
        }

        return null;
    }

    /// <summary>Twelve digits by themselves. The end of a UUID may look the same, and part of a hash.</summary>
    internal static bool HasCitizenId(string text)
    {
        if (Guid.TryParseExact(text.Trim(), "D", out _))
            return false;

        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            for (end = start; end < text.Length && char.IsAsciiDigit(text[end]); end++)
            {
            }

            var standsAlone = (start == 0 || !char.IsAsciiLetter(text[start - 1]))
                && (end == text.Length || !char.IsAsciiLetter(text[end]));
            if (end - start == DigitsOfCitizenId && standsAlone)
                return true;
        }

        return false;
    }

    public ValueTask DisposeAsync() => csv.DisposeAsync();

    private int Row => (int)csv.LineNumber;

    private ImportedRow Parse(Guid importId, string[] cells)
    {
        var externalId = Cell("external_id");
        var named = externalId is { Length: <= 100 } && externalId.All(c => c is > ' ' and <= '~');
        var learnerText = Cell("learner_id");
        var hash = Cell("person_hash");
        var hasLearner = Guid.TryParseExact(learnerText, "D", out var learnerId);
        var course = Cell("course");
        var dated = DateOnly.TryParseExact(
            Cell("completed_on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        var scoreText = Cell("score_percent");
        var scored = int.TryParse(scoreText, NumberStyles.None, CultureInfo.InvariantCulture, out var score);
        var error =
            !named ? ResultError.ExternalIdInvalid
            : learnerText is null == hash is null || (learnerText is not null && !hasLearner)
                || (hash is not null && !IsHash(hash)) ? ResultError.SubjectInvalid
            : course is not { Length: <= 200 } || course.Any(c => c is < ' ' or > '~') ? ResultError.CourseInvalid
            : !dated || day < Earliest || day > today ? ResultError.DateInvalid
            : scoreText is not null && (!scored || score > 100) ? ResultError.ScoreInvalid
            : null;
        if (error is not null)
        {
            return new ImportedRow
            {
                ImportId = importId,
                RowNumber = Row,
                ExternalId = named ? externalId : null,
                Error = error.Code,
            };
        }

        return new ImportedRow
        {
            ImportId = importId,
            RowNumber = Row,
            ExternalId = externalId,
            LearnerId = hasLearner ? learnerId : null,
            SubjectHash = hash,
            Course = course,
            CompletedOn = day,
            ScorePercent = scored ? score : null,
        };

        string? Cell(string name) =>
            columns.TryGetValue(name, out var position) && cells[position].Trim() is { Length: > 0 } text ? text : null;
    }

    internal static bool IsHash(string text) =>
        text.Length == 64 && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    private async ValueTask<bool> Advance(CancellationToken cancellationToken)
    {
        malformed = false;
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException e) // a record longer than any row of results: a quote that never closes
        {
            Refusal = new FileRefusal(
                "quote-unclosed", "Có dấu ngoặc kép không đóng.", "A quotation mark is not closed.", (int)e.LineNumber);
            return false;
        }
    }

    private string[] Cells()
    {
        var cells = new string[csv.FieldCount];
        for (var index = 0; index < cells.Length; index++)
            cells[index] = csv.GetString(index);
        return cells;
    }
}
