using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.Transparency;

/// <summary>
/// Proves that what was issued last for a certificate stands in the log, both forms of it: from the hash of the form a
/// reader holds, that of the other and the path she computes the root that the issuer has signed (RFC 9162, 2.1.3).
/// </summary>
internal static class GetInclusionProof
{
    /// <param name="Position">Place in the log, from 0.</param>
    /// <param name="Size">Size of the log the proof is for.</param>
    /// <param name="TokenHash">SHA-256 of the token as it is served, Base64.
    /// <example>3q2+7wIYmR0bO8sXl0Qk5vJ1uN4c6T9aZpYhWfEgD2A=</example></param>
    /// <param name="CredentialHash">SHA-256 of the credential with its embedded proof as it is served, Base64; absent
    /// where there is only a token. <example>mZ1xQ4r8sT0uVwYzAbCdEfGhIjKlMnOpQrStUvWxYz0=</example></param>
    /// <param name="ArtefactHash">SHA-256 over the two hashes one after the other, or that of the token alone, Base64:
    /// the data of the leaf. <example>3q2+7wIYmR0bO8sXl0Qk5vJ1uN4c6T9aZpYhWfEgD2A=</example></param>
    /// <param name="LeafHash">SHA-256 over 0x00 and the artefact's hash, Base64.
    /// <example>mZ1xQ4r8sT0uVwYzAbCdEfGhIjKlMnOpQrStUvWxYz0=</example></param>
    /// <param name="Proof">Hashes from the leaf to the root, Base64.
    /// <c>3q2+7wIYmR0bO8sXl0Qk5vJ1uN4c6T9aZpYhWfEgD2A=</c></param>
    /// <param name="Root">Root at that size, Base64.
    /// <example>mZ1xQ4r8sT0uVwYzAbCdEfGhIjKlMnOpQrStUvWxYz0=</example></param>
    /// <param name="Checkpoint">The newest signed note; its root is the one above where its size is.
    /// <example>bdhvs.example/transparency</example></param>
    public sealed record Response(
        long Position, long Size, string TokenHash, string? CredentialHash, string ArtefactHash, string LeafHash,
        IReadOnlyList<string> Proof, string Root, string Checkpoint);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        [StringLength(64, MinimumLength = 1)] string publicId, [Range(1, long.MaxValue)] long? size,
        CertificationDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        // A malformed id asks the same question as an unknown one.
        var key = RandomIds.IsPublicId(publicId) ? publicId : "";
        var entry = await db.LogEntries.AsNoTracking()
            .Where(e => db.Certificates.Any(c => c.Id == e.CertificateId && c.PublicId == key))
            .OrderByDescending(e => e.IssueNo).FirstOrDefaultAsync(cancellationToken);
        var issued = entry is null ? null : await db.Issuances.AsNoTracking().SingleOrDefaultAsync(
            i => i.CertificateId == entry.CertificateId && i.IssueNo == entry.IssueNo, cancellationToken);
        var latest = await db.LatestCheckpoint(cancellationToken);
        if (latest is null)
            return LogProblems.NoCheckpoint();
        if (entry is null || issued is null || entry.Position >= latest.Size)
            return TypedResults.NotFound();
        var at = size ?? latest.Size;
        if (at > latest.Size || at <= entry.Position)
            return LogProblems.BeyondLog();

        (long, long)[] ranges = [.. MerkleTree.InclusionRanges(entry.Position, at), (0, at)];
        var hashes = await db.HashRanges(ranges, cancellationToken);
        response.Headers.CacheControl = "public, max-age=60";
        return TypedResults.Ok(new Response(
            entry.Position, at, Convert.ToBase64String(LogEntry.HashOf(issued.Artefact)),
            issued.Credential is { } credential ? Convert.ToBase64String(LogEntry.HashOf(credential)) : null,
            Convert.ToBase64String(entry.ArtefactHash), Convert.ToBase64String(entry.LeafHash),
            [.. hashes.SkipLast(1).Select(Convert.ToBase64String)], Convert.ToBase64String(hashes[^1]), latest.Note));
    }
}
