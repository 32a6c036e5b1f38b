using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.Transparency;

/// <summary>
/// Proves that the newest artefact of a certificate stands in the log: from its hash and the path a reader computes
/// the root that the issuer has signed (RFC 9162, 2.1.3).
/// </summary>
internal static class GetInclusionProof
{
    /// <param name="Position">Place in the log, from 0.</param>
    /// <param name="Size">Size of the log the proof is for.</param>
    /// <param name="ArtefactHash">SHA-256 of the credential as it is served, Base64: the data of the leaf.
    /// <example>3q2+7wIYmR0bO8sXl0Qk5vJ1uN4c6T9aZpYhWfEgD2A=</example></param>
    /// <param name="LeafHash">SHA-256 over 0x00 and the artefact's hash, Base64.
    /// <example>mZ1xQ4r8sT0uVwYzAbCdEfGhIjKlMnOpQrStUvWxYz0=</example></param>
    /// <param name="Proof">Hashes from the leaf to the root, Base64.
    /// <c>3q2+7wIYmR0bO8sXl0Qk5vJ1uN4c6T9aZpYhWfEgD2A=</c></param>
    /// <param name="Root">Root at that size, Base64.
    /// <example>mZ1xQ4r8sT0uVwYzAbCdEfGhIjKlMnOpQrStUvWxYz0=</example></param>
    /// <param name="Checkpoint">The newest signed note; its root is the one above where its size is.
    /// <example>bdhvs.example/transparency</example></param>
    public sealed record Response(
        long Position, long Size, string ArtefactHash, string LeafHash, IReadOnlyList<string> Proof, string Root,
        string Checkpoint);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        [StringLength(64, MinimumLength = 1)] string publicId, [Range(1, long.MaxValue)] long? size,
        CertificationDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        // A malformed id asks the same question as an unknown one.
        var key = RandomIds.IsPublicId(publicId) ? publicId : "";
        var entry = await db.LogEntries.AsNoTracking()
            .Where(e => db.Certificates.Any(c => c.Id == e.CertificateId && c.PublicId == key))
            .OrderByDescending(e => e.IssueNo).FirstOrDefaultAsync(cancellationToken);
        var latest = await db.LatestCheckpoint(cancellationToken);
        if (latest is null)
            return LogProblems.NoCheckpoint();
        if (entry is null || entry.Position >= latest.Size)
            return TypedResults.NotFound();
        var at = size ?? latest.Size;
        if (at > latest.Size || at <= entry.Position)
            return LogProblems.BeyondLog();

        (long, long)[] ranges = [.. MerkleTree.InclusionRanges(entry.Position, at), (0, at)];
        var hashes = await db.HashRanges(ranges, cancellationToken);
        response.Headers.CacheControl = "public, max-age=60";
        return TypedResults.Ok(new Response(
            entry.Position, at, Convert.ToBase64String(entry.ArtefactHash), Convert.ToBase64String(entry.LeafHash),
            [.. hashes.SkipLast(1).Select(Convert.ToBase64String)], Convert.ToBase64String(hashes[^1]), latest.Note));
    }
}
