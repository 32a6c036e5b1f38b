using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Enrolments;
using Platform.ServiceDefaults;

namespace Platform.Courses.EnrolmentBatches;

/// <summary>How far a list of enrolments is, and what became of its rows so far.</summary>
internal static class GetBatch
{
    /// <param name="Id">Identity of the batch.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="TotalRows">Rows of the list.</param>
    /// <param name="DoneRows">Rows whose outcome is known.</param>
    /// <param name="Enrolled">Rows that got a seat.</param>
    /// <param name="AlreadyEnrolled">Rows that had one, or waited already.</param>
    /// <param name="Waiting">Rows that wait for a seat.</param>
    /// <param name="Rejected">Rows to correct; <c>errors.csv</c> says what is wrong with each.</param>
    /// <param name="CreatedAt">When the list came.</param>
    /// <param name="CompletedAt">When the last row was decided.</param>
    public sealed record Response(
        Guid Id, BatchState State, int TotalRows, int DoneRows, int Enrolled, int AlreadyEnrolled, int Waiting,
        int Rejected, DateTimeOffset CreatedAt, DateTimeOffset? CompletedAt);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken) =>
        await Describe(id, db.EnrolmentBatches.Within(scope, db.Areas), db, cancellationToken) is { } response
            ? TypedResults.Ok(response)
            : TypedResults.NotFound();

    /// <returns>Nothing where the batch is not among those that may be seen.</returns>
    internal static async Task<Response?> Describe(
        Guid id, IQueryable<EnrolmentBatch> visible, CourseDbContext db, CancellationToken cancellationToken)
    {
        var batch = await visible.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == id, cancellationToken);
        if (batch is null)
            return null;

        var counts = await db.EnrolmentBatchRows
            .Where(row => row.BatchId == id && row.Outcome != null)
            .GroupBy(row => row.Outcome!.Value)
            .Select(rows => new { Outcome = rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(row => row.Outcome, row => row.Count, cancellationToken);
        return new Response(
            batch.Id, batch.State, batch.TotalRows, counts.Values.Sum(), Count(EnrolmentOutcome.Enrolled),
            Count(EnrolmentOutcome.AlreadyEnrolled) + Count(EnrolmentOutcome.AlreadyWaiting),
            Count(EnrolmentOutcome.Waiting),
            counts.Where(row => BatchErrors.IsError(row.Key)).Sum(row => row.Value), batch.CreatedAt,
            batch.CompletedAt);

        int Count(EnrolmentOutcome outcome) => counts.GetValueOrDefault(outcome);
    }
}
