using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Batches;

internal static class BatchQueries
{
    /// <summary>Those of the caller&apos;s area and everything below it.</summary>
    internal static IQueryable<CertificateBatch> Within(
        this IQueryable<CertificateBatch> batches, AreaScope scope, IQueryable<AreaSnapshot> areas) =>
        batches.Where(batch => areas.Any(area => area.Id == batch.AreaId && area.Path.Contains(scope.AreaId)));

    /// <summary>Two lists of one person at once: the second sees the first, and counts it.</summary>
    internal static Task HoldProposals(
        this CertificationDbContext db, string actor, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({"certificate-batches:" + actor}, 0))",
            cancellationToken);

    /// <summary>How many certificates somebody had issued since midnight here without a second person.</summary>
    internal static Task<int> IssuedAloneToday(
        this CertificationDbContext db, string actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var midnight = VietnamTime.At(VietnamTime.DateOf(now), TimeOnly.MinValue);
        return db.CertificateBatches
            .Where(batch => batch.Kind == BatchKind.Issue && batch.ProposedBy == actor && batch.ApprovedBy == null
                && batch.ProposedAt >= midnight && batch.State != BatchState.AwaitingApproval
                && batch.State != BatchState.Cancelled)
            .SumAsync(batch => batch.TotalRows, cancellationToken);
    }

    /// <summary>One statement, whatever the number of rows.</summary>
    internal static Task InsertRows(
        this CertificationDbContext db, Guid batchId, Guid[] subjects, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into certificate_batch_rows (batch_id, number, subject_id, attempts)
            select {batchId}, place, subject, 0 from unnest({subjects}) with ordinality as listed (subject, place)
            """, cancellationToken);

    /// <summary>Rows have numbers where other lists have ids.</summary>
    internal static Guid CursorOf(int number) => new(number, 0, 0, new byte[8]);

    internal static int NumberOf(Guid cursor) =>
        BinaryPrimitives.ReadInt32BigEndian(cursor.ToByteArray(bigEndian: true));
}
