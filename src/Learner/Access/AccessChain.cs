using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Access;

/// <summary>What was done to the log. Names as shown.</summary>
public enum AccessFault
{
    /// <summary>The entry is not what was sealed.</summary>
    EntryChanged,
    EntryMissing,

    /// <summary>One entry stands at two places.</summary>
    EntryRepeated,

    /// <summary>Links are missing, or do not follow each other.</summary>
    ChainBroken,

    /// <summary>The chain is shorter than it once was.</summary>
    Truncated,

    /// <summary>The chain was at this place with another hash: it was written anew.</summary>
    Forked,
}

/// <summary>Walks the whole chain and says where it is not what it was.</summary>
internal sealed class AccessChain(LearnerDbContext db)
{
    private const int MostFaults = 100;

    /// <param name="Sealed">Links that were looked at.</param>
    /// <param name="HeadSeq">Place of the newest link.</param>
    /// <param name="HeadHash">Its hash: note it elsewhere, and the chain can never be rewritten unnoticed.</param>
    /// <param name="Faults">The first of them; none where all is well.</param>
    internal sealed record Finding(
        long Sealed, long HeadSeq, byte[] HeadHash, IReadOnlyList<(long Seq, AccessFault Fault)> Faults);

    public async Task<Finding> Verify(CancellationToken cancellationToken)
    {
        var checkpoints = await db.AccessCheckpoints.AsNoTracking().OrderBy(checkpoint => checkpoint.Seq)
            .ToListAsync(cancellationToken);
        var start = checkpoints.FindLast(checkpoint => checkpoint.Pruned);
        var (seq, hash) = (start?.Seq ?? 0, start?.Hash ?? AccessSeal.Genesis);
        var known = checkpoints.Where(checkpoint => checkpoint.Seq > seq).ToLookup(checkpoint => checkpoint.Seq);
        var (links, faults) = (0L, new List<(long, AccessFault)>());
        var entries = new HashSet<Guid>();
        var chain = db.AccessSeals.AsNoTracking().OrderBy(seal => seal.Seq)
            .Select(seal => new { Seal = seal, Entry = db.AccessEntries.FirstOrDefault(e => e.Id == seal.EntryId) })
            .AsAsyncEnumerable();
        await foreach (var link in chain.WithCancellation(cancellationToken))
        {
            links++;
            if (link.Seal.Seq != seq + 1 || !link.Seal.PreviousHash.AsSpan().SequenceEqual(hash))
                faults.Add((link.Seal.Seq, AccessFault.ChainBroken));
            if (link.Entry is null)
                faults.Add((link.Seal.Seq, AccessFault.EntryMissing));
            else if (!link.Entry.HashBehind(link.Seal.PreviousHash).AsSpan().SequenceEqual(link.Seal.Hash))
                faults.Add((link.Seal.Seq, AccessFault.EntryChanged));
            if (!entries.Add(link.Seal.EntryId))
                faults.Add((link.Seal.Seq, AccessFault.EntryRepeated));
            (seq, hash) = (link.Seal.Seq, link.Seal.Hash);
            if (known[seq].Any(checkpoint => !checkpoint.Hash.AsSpan().SequenceEqual(hash)))
                faults.Add((seq, AccessFault.Forked));
        }

        if (checkpoints.Count > 0 && checkpoints[^1].Seq > seq)
            faults.Add((seq, AccessFault.Truncated));
        return new Finding(links, seq, hash, [.. faults.Take(MostFaults)]);
    }
}
