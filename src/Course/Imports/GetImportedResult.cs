using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Completions;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

/// <summary>A result that another platform reported, and everybody it was counted for by mistake.</summary>
internal static class GetImportedResult
{
    /// <param name="Id">Identity of the result.</param>
    /// <param name="Source">Code of the platform, <c>national-platform</c>.</param>
    /// <param name="ExternalId">The name the platform gave it. <example>88213</example></param>
    /// <param name="AreaId">Where its learner is looked for.</param>
    /// <param name="ExternalCourse">The course as the platform names it, <c>vneid-co-ban</c>.</param>
    /// <param name="CourseId">The course it counts as.</param>
    /// <param name="CourseVersion">Version of that course.</param>
    /// <param name="CompletedAt">When the learner was done.</param>
    /// <param name="Waiting">Whether it waits for its learner.</param>
    /// <param name="Withdrawals">From whom it was taken, oldest first.</param>
    /// <param name="CompletionId">The completion it led to, or that was there already.</param>
    /// <param name="ScorePercent">Where the platform tells one.</param>
    public sealed record Response(
        Guid Id, string Source, string ExternalId, Guid AreaId, string ExternalCourse, Guid CourseId,
        int CourseVersion, DateTimeOffset CompletedAt, bool Waiting, IReadOnlyList<WithdrawalItem> Withdrawals,
        Guid? CompletionId, int? ScorePercent);

    /// <param name="LearnerId">Whom it was counted for.</param>
    /// <param name="CompletionId">By which completion.</param>
    /// <param name="Reason">Why it was taken away.</param>
    /// <param name="At">When.</param>
    /// <param name="Reference">By which decision or record. <example>12/BB-UBND</example></param>
    public sealed record WithdrawalItem(
        Guid LearnerId, Guid CompletionId, ReversalReason Reason, DateTimeOffset At, string? Reference);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var result = await db.ImportedResults.Within(scope, db.Areas)
            .SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return result is null ? TypedResults.NotFound() : TypedResults.Ok(Show(result, db, response));
    }

    internal static Response Show(ImportedResult result, CourseDbContext db, HttpResponse response)
    {
        response.Headers.ETag = db.ETag(result);
        return new Response(
            result.Id, result.Source, result.ExternalId, result.AreaId, result.ExternalCourse, result.CourseId,
            result.CourseVersion, result.CompletedAt, result.CountedAt is null,
            [
                .. result.Withdrawals.Select(one => new WithdrawalItem(
                    one.LearnerId, one.CompletionId, one.Reason, one.At, one.Reference)),
            ],
            result.CompletionId, result.ScorePercent);
    }
}
