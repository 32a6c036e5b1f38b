using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Certifications.Transparency;

/// <summary>
/// The signed log in its order, hashes only: whoever mirrors it computes the root and compares it with the checkpoint.
/// Positions stand for cursors, because they never move and everybody may count them.
/// </summary>
internal static class ListLogEntries
{
    private const int DefaultLimit = 256;

    /// <param name="Position">Place in the log, from 0.</param>
    /// <param name="ArtefactHash">SHA-256 of what was issued, Base64: the data of the leaf.
    /// <example>3q2+7wIYmR0bO8sXl0Qk5vJ1uN4c6T9aZpYhWfEgD2A=</example></param>
    public sealed record Item(long Position, string ArtefactHash);

    /// <param name="Items">Entries in the order of their positions.</param>
    /// <param name="Next">Where the next page starts; absent at the end of the signed log.</param>
    public sealed record Response(IReadOnlyList<Item> Items, long? Next);

    internal static async Task<Ok<Response>> Handle(
        [Range(0, long.MaxValue)] long? start, [Range(1, 1_000)] int? limit, CertificationDbContext db,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var (from, count) = (start ?? 0, limit ?? DefaultLimit);
        var signed = (await db.LatestCheckpoint(cancellationToken))?.Size ?? 0;
        var end = from < signed ? Math.Min(signed, from + count) : from;
        var rows = await db.LogEntries.AsNoTracking().Where(e => e.Position >= from && e.Position < end)
            .OrderBy(e => e.Position).Select(e => new { e.Position, e.ArtefactHash }).ToListAsync(cancellationToken);

        var isFull = rows.Count == count; // a full page never changes, the last one grows
        response.Headers.CacheControl = isFull ? "public, max-age=86400, immutable" : "public, max-age=10";
        return TypedResults.Ok(new Response(
            [.. rows.Select(row => new Item(row.Position, Convert.ToBase64String(row.ArtefactHash)))],
            end < signed ? end : null));
    }
}
