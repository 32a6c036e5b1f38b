using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Platform.Learners.Imports;

/// <summary>Some rows after the checks, and where in the file the last of them starts.</summary>
internal sealed record CheckedRows(IReadOnlyList<CheckedRow> Rows, long ByteOffset)
{
    /// <summary>
    /// Reads and checks the rows after <paramref name="lastRow"/>, one piece ahead of whoever stores them: the work of
    /// the processor and that of the database go on side by side, and no more than three pieces are in memory.
    /// </summary>
    public static async IAsyncEnumerable<CheckedRows> ReadAhead(
        ImportReader reader, RowCheck check, int lastRow, int size,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pieces = Channel.CreateBounded<CheckedRows>(1);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(Fill, CancellationToken.None);
        try
        {
            await foreach (var piece in pieces.Reader.ReadAllAsync(cancellationToken))
                yield return piece;
        }
        finally
        {
            await ending.CancelAsync();
            await reading;
        }

        async Task Fill()
        {
            try
            {
                await foreach (var piece in Read(reader, check, lastRow, size, ending.Token))
                    await pieces.Writer.WriteAsync(piece, ending.Token);
                pieces.Writer.Complete();
            }
            catch (Exception e)
            {
                pieces.Writer.Complete(e); // thrown where the pieces are taken
            }
        }
    }

    private static async IAsyncEnumerable<CheckedRows> Read(
        ImportReader reader, RowCheck check, int lastRow, int size,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new List<FileRow>(size);
        while (await reader.Next(cancellationToken))
        {
            if (reader.RowNumber <= lastRow)
                continue;
            rows.Add(reader.Row());
            if (rows.Count < size)
                continue;
            yield return new CheckedRows(Check(rows, check), reader.ByteOffset);
            rows.Clear();
        }

        if (rows.Count > 0)
            yield return new CheckedRows(Check(rows, check), reader.ByteOffset);
    }

    /// <summary>Rows do not depend on each other yet; sealing and hashing them is most of the work.</summary>
    private static CheckedRow[] Check(List<FileRow> rows, RowCheck check)
    {
        var results = new CheckedRow[rows.Count];
        Parallel.For(0, rows.Count, index => results[index] = check.Check(rows[index]));
        return results;
    }
}
