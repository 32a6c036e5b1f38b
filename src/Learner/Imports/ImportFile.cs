using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Imports;

/// <summary>The stored file as a stream: one opened chunk in memory at a time.</summary>
internal sealed class ImportFile(LearnerDbContext db, PersonalDataVault vault, Guid importId) : Stream
{
    private byte[] chunk = [];
    private int next;
    private int offset;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// The line of the header, which is shorter than a chunk. Reading starts at its beginning all the same.
    /// </summary>
    public async Task<byte[]> PeekFirstLine(CancellationToken cancellationToken)
    {
        await OpenNext(cancellationToken);
        var end = Array.IndexOf(chunk, (byte)'\n');
        return end < 0 ? chunk : chunk[..end];
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (offset == chunk.Length && !await OpenNext(cancellationToken))
            return 0;
        var count = Math.Min(buffer.Length, chunk.Length - offset);
        chunk.AsMemory(offset, count).CopyTo(buffer);
        offset += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private async Task<bool> OpenNext(CancellationToken cancellationToken)
    {
        var position = next++;
        var content = await db.ImportChunks.Where(c => c.ImportId == importId && c.Position == position)
            .Select(c => c.Content).SingleOrDefaultAsync(cancellationToken);
        (chunk, offset) = (content is null ? [] : vault.OpenImport(content, importId), 0);
        return chunk.Length > 0;
    }
}
