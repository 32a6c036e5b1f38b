using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Transparency;

/// <summary>
/// What comparing every certificate with its signature, its intent, its completion and the log has found. An empty list
/// of open findings says something only where a comparison ended not long ago.
/// </summary>
internal static class ListFindings
{
    /// <param name="Id">Identity of the finding.</param>
    /// <param name="Kind">What is wrong.</param>
    /// <param name="CertificateId">Which certificate; absent where it is about the log as a whole.</param>
    /// <param name="IssueNo">Which of its artefacts; absent where it is about none.</param>
    /// <param name="FoundAt">When it was found first.</param>
    /// <param name="SeenAt">When it was seen last.</param>
    /// <param name="ClosedAt">When it was found mended; absent while it is open.</param>
    public sealed record Item(
        Guid Id, FindingKind Kind, Guid? CertificateId, int? IssueNo, DateTimeOffset FoundAt, DateTimeOffset SeenAt,
        DateTimeOffset? ClosedAt);

    /// <param name="Items">Findings, the oldest first.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    /// <param name="Cycle">Number of the comparison that runs, or ran last.</param>
    /// <param name="CycleStartedAt">When it began; absent before the first.</param>
    /// <param name="CycleEndedAt">When it ended; absent while it runs.</param>
    public sealed record Response(
        IReadOnlyList<Item> Items, string? NextCursor, long Cycle, DateTimeOffset? CycleStartedAt,
        DateTimeOffset? CycleEndedAt);

    internal static async Task<Ok<Response>> Handle(
        Guid? certificateId, Coded<FindingKind>? kind, bool? open, Cursor? cursor, [Range(1, 100)] int? limit,
        CertificationDbContext db, CancellationToken cancellationToken)
    {
        var query = db.CertificateFindings.AsNoTracking();
        if (certificateId is { } certificate)
            query = query.Where(f => f.CertificateId == certificate);
        if (kind is { } only)
            query = query.Where(f => f.Kind == only.Value);
        if (open is { } isOpen)
            query = query.Where(f => f.ClosedAt == null == isOpen);

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await query.Where(f => f.Id > after).OrderBy(f => f.Id).Take(size + 1)
            .Select(f => new Item(
                f.Id, f.Kind, f.CertificateId == Guid.Empty ? null : f.CertificateId, f.IssueNo == 0 ? null : f.IssueNo,
                f.FoundAt, f.SeenAt, f.ClosedAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        var progress = await db.CheckProgress.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            items, next, progress?.Cycle ?? 0, progress?.StartedAt, progress?.EndedAt));
    }
}
