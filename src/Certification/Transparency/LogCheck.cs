using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.Transparency;

/// <summary>
/// Reads the log as an outsider would: every leaf from the first, the tree computed anew, then the stored subtrees,
/// the signed root and the root of earlier cycles compared with it.
/// </summary>
internal static class LogCheck
{
    /// <summary>Walks the next leaves.</summary>
    internal static async Task<IReadOnlyList<Finding>> WalkLog(
        this CertificationDbContext db, CheckProgress progress, int limit, CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        var tree = progress.Tree();
        var end = Math.Min(progress.TargetSize ?? 0, tree.Size + limit);
        var rows = await db.LogEntries.AsNoTracking()
            .Where(entry => entry.Position >= tree.Size && entry.Position < end).OrderBy(entry => entry.Position)
            .Select(entry => new
            {
                Entry = entry,
                Issuance = db.Issuances.FirstOrDefault(
                    i => i.CertificateId == entry.CertificateId && i.IssueNo == entry.IssueNo),
            }).ToListAsync(cancellationToken);
        List<(NodeId Id, byte[] Hash)> completed = [];
        foreach (var row in rows)
        {
            if (tree.Size == progress.SeenSize && tree.Size > 0 && !Same(tree.Root, progress.SeenRoot))
                findings.Add(OfLog(FindingKind.LogRewritten));
            completed.AddRange(tree.Append(row.Entry.LeafHash));
            if (Entry(row.Entry, row.Issuance) is { } kind)
                findings.Add(new Finding(kind, row.Entry.CertificateId, row.Entry.IssueNo));
        }

        var stored = await db.StoredNodes(completed.Select(node => node.Id), cancellationToken);
        if (completed.Any(node => !stored.TryGetValue(node.Id, out var hash) || !Same(hash, node.Hash)))
            findings.Add(OfLog(FindingKind.LogDiffers));
        progress.PassedLeaves(tree);
        return findings;
    }

    /// <summary>Judges what was signed, once all leaves were walked.</summary>
    internal static async Task<IReadOnlyList<Finding>> JudgeCheckpoint(
        this CertificationDbContext db, CheckProgress progress, CheckpointSigner signer,
        CancellationToken cancellationToken)
    {
        var checkpoint = await db.LogCheckpoints.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Size == progress.TargetSize, cancellationToken);
        var tree = progress.Tree();
        List<Finding> findings = [];
        if (progress.SeenSize > tree.Size
            || (progress.SeenSize == tree.Size && tree.Size > 0 && !Same(tree.Root, progress.SeenRoot)))
            findings.Add(OfLog(FindingKind.LogRewritten));

        if (progress.TargetSize is null && progress.SeenSize == 0)
            return findings; // a log that was never signed is not wrong yet
        if (checkpoint is null || tree.Size != checkpoint.Size || !Same(tree.Root, checkpoint.Root)
            || !signer.Confirms(checkpoint))
            findings.Add(OfLog(FindingKind.CheckpointInvalid));
        else if (findings.Count == 0)
            progress.Trust(checkpoint.Size, checkpoint.Root);
        return findings;
    }

    private static FindingKind? Entry(LogEntry entry, Issuance? issuance)
    {
        if (issuance is null)
            return FindingKind.LoggedArtefactMissing;
        var isSame = Same(entry.ArtefactHash, LogEntry.HashOf(issuance.Artefact, issuance.Credential))
            && Same(entry.LeafHash, MerkleTree.Leaf(entry.ArtefactHash));
        return isSame ? null : FindingKind.LogDiffers;
    }

    private static Finding OfLog(FindingKind kind) => new(kind, Guid.Empty, 0);

    private static bool Same(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);
}
