using Microsoft.EntityFrameworkCore;

namespace Platform.Certifications.Transparency;

/// <summary>Reading and extending the stored tree.</summary>
internal static class CertificateLog
{
    /// <summary>Hashes of ranges of leaves, in one query for all the subtrees they are made of.</summary>
    /// <exception cref="InvalidDataException">A subtree is missing: somebody removed it by force.</exception>
    internal static async Task<IReadOnlyList<byte[]>> HashRanges(
        this CertificationDbContext db, IReadOnlyList<(long Start, long End)> ranges,
        CancellationToken cancellationToken)
    {
        var covers = ranges.Select(range => MerkleTree.Cover(range.Start, range.End)).ToList();
        var nodes = await db.StoredNodes(covers.SelectMany(cover => cover), cancellationToken);
        return [.. covers.Select(cover => MerkleTree.Fold(cover.Select(Hash)))];

        byte[] Hash(NodeId id) => nodes.GetValueOrDefault(id)
            ?? throw new InvalidDataException($"Subtree {id.Level}/{id.Index} of the log is missing.");
    }

    internal static async Task<byte[]> RootOf(
        this CertificationDbContext db, long size, CancellationToken cancellationToken) =>
        size == 0 ? MerkleTree.EmptyRoot : (await db.HashRanges([(0, size)], cancellationToken))[0];

    internal static Task<long> LogSize(this CertificationDbContext db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<long>($"select coalesce(max(position) + 1, 0) as \"Value\" from log_entries")
            .SingleAsync(cancellationToken);

    internal static Task<LogCheckpoint?> LatestCheckpoint(
        this CertificationDbContext db, CancellationToken cancellationToken) =>
        db.LogCheckpoints.AsNoTracking().OrderByDescending(checkpoint => checkpoint.Size)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Since when the world can know of an artefact: the first checkpoint that covers it. What was signed with a key
    /// that others have by now is judged by this and not by a date that whoever has the key can write. Null: it is in
    /// no signed log.
    /// </summary>
    internal static Task<DateTimeOffset?> WitnessedAt(
        this CertificationDbContext db, Guid certificateId, int issueNo, CancellationToken cancellationToken) =>
        db.LogEntries.Where(e => e.CertificateId == certificateId && e.IssueNo == issueNo)
            .Select(e => db.LogCheckpoints.Where(checkpoint => checkpoint.Size > e.Position)
                .OrderBy(checkpoint => checkpoint.Size).Select(c => (DateTimeOffset?)c.SignedAt).FirstOrDefault())
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Gives the artefacts that wait their places, one writer at a time: another one finds nothing to do.
    /// </summary>
    /// <returns>How many were taken.</returns>
    internal static async Task<int> AppendWaiting(
        this CertificationDbContext db, int limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var mine = await db.Database.SqlQuery<bool>(
            $"select pg_try_advisory_xact_lock(hashtextextended('certificate-log', 0)) as \"Value\"")
            .SingleAsync(cancellationToken);
        var waiting = !mine ? [] : await db.Database.SqlQuery<Waiting>(
            $"""
            select w.id as "Id", w.certificate_id as "CertificateId", w.issue_no as "IssueNo",
              i.artefact as "Artefact", i.credential as "Credential"
            from unlogged_issuances w join issuances i using (certificate_id, issue_no)
            order by w.id limit {limit}
            """).ToListAsync(cancellationToken);
        if (waiting.Count == 0)
            return 0;

        var size = await db.LogSize(cancellationToken);
        var cover = MerkleTree.Cover(0, size);
        var known = await db.StoredNodes(cover, cancellationToken);
        var tree = new MerkleFrontier(size, cover.Select(id => known[id]));
        var hashes = waiting.Select(row => LogEntry.HashOf(row.Artefact, row.Credential)).ToArray();
        var leaves = hashes.Select(hash => MerkleTree.Leaf(hash)).ToArray();
        var completed = leaves.SelectMany(tree.Append).ToArray();

        await db.InsertEntries(size, waiting, hashes, leaves, now, cancellationToken);
        await db.InsertNodes(completed, cancellationToken);
        var ids = waiting.Select(row => row.Id).ToArray();
        await db.UnloggedIssuances.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return waiting.Count;
    }

    private static Task<int> InsertEntries(
        this CertificationDbContext db, long size, List<Waiting> waiting, byte[][] hashes, byte[][] leaves,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var positions = waiting.Select((_, offset) => size + offset).ToArray();
        var certificates = waiting.Select(row => row.CertificateId).ToArray();
        var issues = waiting.Select(row => row.IssueNo).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into log_entries (position, certificate_id, issue_no, artefact_hash, leaf_hash, logged_at)
            select position, certificate_id, issue_no, artefact_hash, leaf_hash, {now}
            from unnest({positions}, {certificates}, {issues}, {hashes}, {leaves})
              as entry (position, certificate_id, issue_no, artefact_hash, leaf_hash)
            order by position
            """, cancellationToken);
    }

    private static Task<int> InsertNodes(
        this CertificationDbContext db, (NodeId Id, byte[] Hash)[] nodes, CancellationToken cancellationToken)
    {
        var levels = nodes.Select(node => node.Id.Level).ToArray();
        var indexes = nodes.Select(node => node.Id.Index).ToArray();
        var hashes = nodes.Select(node => node.Hash).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into log_nodes (level, index, hash)
            select level, index, hash from unnest({levels}, {indexes}, {hashes}) as node (level, index, hash)
            """, cancellationToken);
    }

    internal static async Task<Dictionary<NodeId, byte[]>> StoredNodes(
        this CertificationDbContext db, IEnumerable<NodeId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        var levels = wanted.Where(id => id.Level > 0).Select(id => id.Level).ToArray();
        var indexes = wanted.Where(id => id.Level > 0).Select(id => id.Index).ToArray();
        var leaves = wanted.Where(id => id.Level == 0).Select(id => id.Index).ToArray();
        var rows = await db.Database.SqlQuery<Stored>(
            $"""
            select n.level as "Level", n.index as "Index", n.hash as "Hash"
            from unnest({levels}, {indexes}) as wanted (level, index) join log_nodes n using (level, index)
            union all
            select 0::smallint, e.position, e.leaf_hash
            from unnest({leaves}) as wanted (position) join log_entries e using (position)
            """).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => new NodeId(row.Level, row.Index), row => row.Hash);
    }

    private sealed record Waiting(long Id, Guid CertificateId, int IssueNo, string Artefact, string? Credential);

    private sealed record Stored(short Level, long Index, byte[] Hash);
}
