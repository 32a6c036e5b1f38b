using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Learners.Access;

/// <summary>
/// Whether the log is what it was when it was written. Whoever notes the head elsewhere can later prove it was not
/// rewritten as a whole.
/// </summary>
internal static class VerifyAccessLog
{
    /// <param name="Intact">True where nothing was changed, left out, repeated or cut off.</param>
    /// <param name="Sealed">Entries that were checked.</param>
    /// <param name="Head">The newest link.</param>
    /// <param name="Faults">The first of them, at most a hundred.</param>
    public sealed record Response(bool Intact, long Sealed, Link Head, IReadOnlyList<Fault> Faults);

    /// <param name="Seq">Its place.</param>
    /// <param name="Hash">SHA-256, hexadecimal.</param>
    public sealed record Link(long Seq, string Hash);

    /// <param name="Seq">The place.</param>
    /// <param name="Kind">What is wrong there.</param>
    public sealed record Fault(long Seq, AccessFault Kind);

    /// <param name="chain">Walks the chain.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    internal static async Task<Ok<Response>> Handle(AccessChain chain, CancellationToken cancellationToken)
    {
        var found = await chain.Verify(cancellationToken);
        return TypedResults.Ok(new Response(
            found.Faults.Count == 0, found.Sealed, new Link(found.HeadSeq, Convert.ToHexStringLower(found.HeadHash)),
            [.. found.Faults.Select(fault => new Fault(fault.Seq, fault.Fault))]));
    }
}
