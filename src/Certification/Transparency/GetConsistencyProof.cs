using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Certifications.Transparency;

/// <summary>
/// Proves that the log of one size begins with the log of a smaller one: nothing was changed or removed in between
/// (RFC 9162, 2.1.4).
/// </summary>
internal static class GetConsistencyProof
{
    /// <param name="From">The smaller size.</param>
    /// <param name="To">The larger size.</param>
    /// <param name="FromRoot">Root at the smaller size, Base64.
    /// <example>3q2+7wIYmR0bO8sXl0Qk5vJ1uN4c6T9aZpYhWfEgD2A=</example></param>
    /// <param name="ToRoot">Root at the larger size, Base64.
    /// <example>mZ1xQ4r8sT0uVwYzAbCdEfGhIjKlMnOpQrStUvWxYz0=</example></param>
    /// <param name="Proof">Hashes in the order of the RFC, Base64.
    /// <c>3q2+7wIYmR0bO8sXl0Qk5vJ1uN4c6T9aZpYhWfEgD2A=</c></param>
    public sealed record Response(long From, long To, string FromRoot, string ToRoot, IReadOnlyList<string> Proof);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        [Range(1, long.MaxValue)] long from, [Range(1, long.MaxValue)] long? to, CertificationDbContext db,
        HttpResponse response, CancellationToken cancellationToken)
    {
        if (await db.LatestCheckpoint(cancellationToken) is not { } latest)
            return LogProblems.NoCheckpoint();
        var end = to ?? latest.Size;
        if (from > end || end > latest.Size)
            return LogProblems.BeyondLog();

        (long, long)[] ranges = [(0, from), (0, end), .. MerkleTree.ConsistencyRanges(from, end)];
        var hashes = await db.HashRanges(ranges, cancellationToken);
        response.Headers.CacheControl = to is null ? "public, max-age=10" : "public, max-age=86400, immutable";
        return TypedResults.Ok(new Response(
            from, end, Convert.ToBase64String(hashes[0]), Convert.ToBase64String(hashes[1]),
            [.. hashes.Skip(2).Select(Convert.ToBase64String)]));
    }
}
