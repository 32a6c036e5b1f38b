using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Platform.Learners.Imports;

/// <summary>
/// Stores a file piece by piece while it arrives, so that its size costs neither memory nor one long transaction.
/// </summary>
internal sealed class ImportUpload(LearnerDbContext db, PersonalDataVault vault, Guid areaId, DateTimeOffset now)
{
    private const int ChunkSize = 256 * 1024;
    private readonly Guid id = Guid.CreateVersion7(now);

    /// <returns>The import, new or from an earlier upload of the same file; or why the file is refused.</returns>
    public async Task<(LearnerImport? Import, ImportReason? Refusal)> Store(
        Stream body, CancellationToken cancellationToken)
    {
        db.LearnerImports.Add(new LearnerImport
        {
            Id = id,
            AreaId = areaId,
            State = ImportState.Uploading,
            CreatedAt = now,
        });
        await db.SaveChangesAsync(cancellationToken);
        var kept = false;
        try
        {
            var (size, hash, refusal) = await StoreChunks(body, cancellationToken);
            if (refusal is not null)
                return (null, refusal);

            kept = await Queue(size, hash, cancellationToken);
            return (await Find(hash, cancellationToken), null);
        }
        finally
        {
            if (!kept) // refused, broken off or known already
                await Delete(db, id);
        }
    }

    internal static async Task Delete(LearnerDbContext db, Guid id)
    {
        await db.ImportChunks.Where(chunk => chunk.ImportId == id).ExecuteDeleteAsync(CancellationToken.None);
        await db.LearnerImports.Where(import => import.Id == id).ExecuteDeleteAsync(CancellationToken.None);
    }

    private async Task<(long Size, byte[] Hash, ImportReason? Refusal)> StoreChunks(
        Stream body, CancellationToken cancellationToken)
    {
        using var hash = vault.ContentHash();
        var inspector = new UploadInspector();
        var (size, buffer) = (0L, new byte[ChunkSize]);
        for (var position = 0; ; position++)
        {
            var length = await body.ReadAtLeastAsync(buffer, ChunkSize, throwOnEndOfStream: false, cancellationToken);
            if (length == 0)
                return (size, hash.GetHashAndReset(), inspector.Finish());
            if (inspector.Accept(buffer.AsSpan(0, length)) is { } refusal)
                return (size, [], refusal);

            hash.AppendData(buffer, 0, length);
            var content = vault.SealImport(buffer.AsSpan(0, length), id);
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO import_chunks (import_id, position, content) VALUES ({id}, {position}, {content})",
                cancellationToken);
            size += length;
        }
    }

    private async Task<bool> Queue(long size, byte[] hash, CancellationToken cancellationToken)
    {
        try
        {
            await db.LearnerImports.Where(import => import.Id == id).ExecuteUpdateAsync(
                update => update.SetProperty(import => import.State, ImportState.Queued)
                    .SetProperty(import => import.ContentHash, hash)
                    .SetProperty(import => import.SizeBytes, size),
                cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            return false; // the same file came before, or at the same moment
        }
    }

    private Task<LearnerImport?> Find(byte[] hash, CancellationToken cancellationToken) =>
        db.LearnerImports.AsNoTracking()
            .Where(import => import.AreaId == areaId && import.ContentHash == hash)
            .OrderByDescending(import => import.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
}
