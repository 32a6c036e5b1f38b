using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.ServiceDefaults;

namespace Platform.Courses.EnrolmentBatches;

/// <summary>
/// Takes a list of up to 100,000 learners as CSV and answers at once where its progress can be read. A row that was
/// enrolled already stays so: the same list may be sent again.
/// </summary>
/// <example>
/// class_id,learner_id
/// 0197a3c4-5b6e-7d21-9f3a-2c4e6a8b0d1f,0197a3c4-5b6e-7d21-9f3a-2c4e6a8b0d20
/// </example>
internal static class StartBatch
{
    internal const long LargestFile = 16 * 1024 * 1024;

    /// <param name="Id">Identity of the batch.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="TotalRows">Rows of the list.</param>
    public sealed record Response(Guid Id, BatchState State, int TotalRows);

    /// <param name="classId">The class all are for; none where each row names its own.</param>
    /// <param name="waitIfFull">Whether those for whom no seat is free are to wait for one.</param>
    /// <param name="request">The list.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    [RequestSizeLimit(LargestFile)]
    internal static Task<Results<Accepted<Response>, ProblemHttpResult>> Handle(
        Guid? classId, bool? waitIfFull, HttpRequest request, AreaScope scope, CourseDbContext db, TimeProvider time,
        ILogger<EnrolmentBatch> logger, CancellationToken cancellationToken) =>
        Store(classId, waitIfFull, null, request, scope, db, time.GetUtcNow(), logger, cancellationToken);

    internal static async Task<Results<Accepted<Response>, ProblemHttpResult>> Store(
        Guid? classId, bool? waitIfFull, Guid? sponsorId, HttpRequest request, AreaScope scope, CourseDbContext db,
        DateTimeOffset now, ILogger logger, CancellationToken cancellationToken)
    {
        if (!await db.Areas.AnyAsync(area => area.Id == scope.AreaId, cancellationToken))
            return CourseProblems.UnknownArea;

        var id = Guid.CreateVersion7(now);
        request.Body.Position = 0; // read once already, for the fingerprint that goes with the idempotency key
        var (rows, refusal) = await BatchFile.Read(request.Body, id, classId, cancellationToken);
        if (refusal is not null)
            return refusal;

        var batch = new EnrolmentBatch
        {
            Id = id,
            AreaId = scope.AreaId,
            SponsorId = sponsorId,
            WaitIfFull = waitIfFull is true,
            TotalRows = rows.Count,
            CreatedAt = now,
        };
        db.EnrolmentBatches.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        await Insert(rows, id, db, cancellationToken);
        Log.BatchStored(logger, id, rows.Count, sponsorId);
        return TypedResults.Accepted($"batches/{id}", new Response(id, batch.State, rows.Count));
    }

    /// <summary>One statement, whatever the number of rows.</summary>
    private static Task<int> Insert(
        List<EnrolmentBatchRow> rows, Guid id, CourseDbContext db, CancellationToken cancellationToken)
    {
        NpgsqlParameter[] columns =
        [
            new("id", id), new("numbers", rows.ConvertAll(row => row.Number)),
            new("classes", rows.ConvertAll(row => row.ClassId)),
            new("learners", rows.ConvertAll(row => row.LearnerId)),
            new("outcomes", rows.ConvertAll(row => row.Outcome?.ToString())),
        ];
        return db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO enrolment_batch_rows (batch_id, number, class_id, learner_id, outcome)
            SELECT @id, * FROM unnest(@numbers, @classes, @learners, @outcomes)
            """, columns, cancellationToken);
    }
}
