using System.Buffers;
using CsvHelper;

namespace Platform.Learners.Imports;

/// <summary>
/// A row of the file in the order of the template. <see cref="Number"/> is its line: the header is on line 1.
/// </summary>
internal sealed record FileRow(int Number, string[] Cells, bool IsMalformed);

/// <summary>
/// Reads rows in constant memory whatever the file holds. A row that is broken within its line is a row error; a quote
/// that swallows line ends hides other people&apos;s rows, so it refuses the file.
/// </summary>
internal sealed class ImportReader : IAsyncDisposable
{
    private const int LongestRecord = 128 * 1024;

    private static readonly SearchValues<byte> Letters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private readonly CsvReader csv;
    private ImportHeader? header;
    private bool quotesAreMisplaced;

    private ImportReader(Stream file, char separator) => csv = CsvReader.Create(file, new CsvReaderOptions
    {
        Separator = separator,
        HasHeader = false, // read as a record: a column may stand in it twice
        MaxRecordSize = LongestRecord,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        OnMalformedRecord = _ => quotesAreMisplaced = true,
    });

    /// <summary>Set when the file turned out to be unusable.</summary>
    public ImportRefusal? Refusal { get; private set; }

    /// <summary>Where in the file the last row starts.</summary>
    public long ByteOffset => csv.ByteOffset;

    /// <summary>Opens a file and reads its header; look at <see cref="Refusal"/> before reading rows.</summary>
    public static async Task<ImportReader> Open(ImportFile file, CancellationToken cancellationToken)
    {
        var first = await file.PeekFirstLine(cancellationToken);

        // Excel with Vietnamese settings separates by semicolon, because the comma is the decimal sign.
        var reader = new ImportReader(file, !first.Contains((byte)',') && first.Contains((byte)';') ? ';' : ',');
        if (await reader.Advance(cancellationToken))
            (reader.header, reader.Refusal) = ImportHeader.Parse(reader.Cells());
        else
            reader.Refusal ??= new ImportRefusal(ImportReason.Empty);
        return reader;
    }

    /// <summary>Line of the row that was reached.</summary>
    public int RowNumber => (int)csv.LineNumber;

    /// <summary>Goes to the next row that is not blank.</summary>
    /// <returns>False at the end, or where the file turns out to be unusable.</returns>
    public async ValueTask<bool> Next(CancellationToken cancellationToken)
    {
        while (await Advance(cancellationToken))
        {
            if (quotesAreMisplaced && csv.RawRecord.IndexOfAny((byte)'\n', (byte)'\r') >= 0)
            {
                Refusal = new ImportRefusal(ImportReason.QuoteUnclosed, RowNumber);
                return false;
            }

            if (csv.RawRecord.ContainsAny(Letters) || !Cells().All(string.IsNullOrWhiteSpace))
                return true;
        }

        return false;
    }

    /// <summary>The row that was reached.</summary>
    public FileRow Row()
    {
        var cells = Cells();
        return new FileRow(RowNumber, header!.Arrange(cells), quotesAreMisplaced || cells.Length != header.Width);
    }

    public ValueTask DisposeAsync() => csv.DisposeAsync();

    private async ValueTask<bool> Advance(CancellationToken cancellationToken)
    {
        quotesAreMisplaced = false;
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException e) // a record longer than any row of people: a quote that never closes
        {
            Refusal = new ImportRefusal(ImportReason.QuoteUnclosed, (int)e.LineNumber);
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
