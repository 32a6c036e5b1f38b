using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

/// <summary>One completion with the rule that judged it and the evidence it rests on.</summary>
internal static class GetCompletion
{
    /// <param name="Id">Identity of the completion.</param>
    /// <param name="LearnerId">Who.</param>
    /// <param name="CourseId">Which course.</param>
    /// <param name="CourseVersion">Which version of it.</param>
    /// <param name="Cycle">1, and more only where the course has to be renewed.</param>
    /// <param name="AreaId">Where.</param>
    /// <param name="AssuranceLevel">What the evidence is worth, <c>attended</c>.</param>
    /// <param name="RuleCode">The rule that judged it, <c>hands-on</c>.</param>
    /// <param name="RuleVersion">Its version.</param>
    /// <param name="Evidence">What it rests on.</param>
    /// <param name="CompletedAt">When the last piece of evidence came about.</param>
    /// <param name="ClassId">The class; absent where it was done elsewhere, or by practice alone.</param>
    /// <param name="Source">The other platform, <c>national-platform</c>.</param>
    /// <param name="ScorePercent">Best score; absent where none is known.</param>
    /// <param name="ReversedAt">Since when it counts no longer.</param>
    /// <param name="ReversalReason">Why.</param>
    /// <param name="ReversalReference">By which decision or record, <c>12/BB-UBND</c>.</param>
    public sealed record Response(
        Guid Id, Guid LearnerId, Guid CourseId, int CourseVersion, int Cycle, Guid AreaId, string AssuranceLevel,
        string RuleCode, int RuleVersion, IReadOnlyList<EvidenceItem> Evidence, DateTimeOffset CompletedAt,
        Guid? ClassId, string? Source, int? ScorePercent, DateTimeOffset? ReversedAt, ReversalReason? ReversalReason,
        string? ReversalReference);

    /// <param name="Kind">What it is.</param>
    /// <param name="Id">Identity of the row.</param>
    /// <param name="At">When it came about.</param>
    public sealed record EvidenceItem(EvidenceKind Kind, Guid Id, DateTimeOffset At);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var completion = await db.Completions.Within(scope, db.Areas)
            .SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return completion is null ? TypedResults.NotFound() : TypedResults.Ok(Show(completion, db, response));
    }

    internal static Response Show(Completion completion, CourseDbContext db, HttpResponse response)
    {
        response.Headers.ETag = db.ETag(completion);
        return new Response(
            completion.Id, completion.LearnerId, completion.CourseId, completion.CourseVersion, completion.Cycle,
            completion.AreaId, completion.AssuranceLevel, completion.RuleCode, completion.RuleVersion,
            [.. completion.Evidence.Select(one => new EvidenceItem(one.Kind, one.Id, one.At))],
            completion.CompletedAt, completion.ClassId, completion.Source, completion.ScorePercent,
            completion.ReversedAt, completion.ReversalReason, completion.ReversalReference);
    }
}
