using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Erasures;

/// <summary>How far the erasure of a person has got: who was asked, what they answered and by when they must.</summary>
internal static class GetErasure
{
    /// <param name="Id">Of the erasure.</param>
    /// <param name="LearnerId">The id that leads to nobody any more.</param>
    /// <param name="RequestId">The demand it carries out.</param>
    /// <param name="KeyDestroyedAt">From here on nothing that was sealed about the person opens.</param>
    /// <param name="ArchiveClearedAt">When the archive of sent events was cleared; absent until then.</param>
    /// <param name="CompletedAt">When all had answered; absent until then.</param>
    /// <param name="Overdue">Whether an answer is late.</param>
    /// <param name="Participants">Who was asked.</param>
    public sealed record Response(
        Guid Id, Guid LearnerId, Guid RequestId, DateTimeOffset KeyDestroyedAt, DateTimeOffset? ArchiveClearedAt,
        DateTimeOffset? CompletedAt, bool Overdue, IReadOnlyList<Participant> Participants);

    /// <param name="Name">The service.</param>
    /// <param name="DueOn">Last day for its answer.</param>
    /// <param name="Outcome"><c>erased</c>, <c>retained</c> or <c>nothing</c>; absent until it has answered.</param>
    /// <param name="Retained">How many rows the law keeps there.</param>
    /// <param name="ReasonCode">Why something stays.</param>
    /// <param name="AnsweredAt">When it answered.</param>
    /// <param name="Overdue">Whether it is late.</param>
    public sealed record Participant(
        string Name, DateOnly DueOn, string? Outcome, int? Retained, string? ReasonCode, DateTimeOffset? AnsweredAt,
        bool Overdue);

    /// <param name="id">Of the erasure.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var erasure = await db.Erasures.IgnoreQueryFilters().AsNoTracking().Include(erasure => erasure.Answers)
            .Where(erasure => erasure.Learner.Area.Path.Contains(scope.AreaId))
            .SingleOrDefaultAsync(erasure => erasure.Id == id, cancellationToken);
        if (erasure is null)
            return TypedResults.NotFound();

        var today = VietnamTime.Today(time);
        return TypedResults.Ok(new Response(
            erasure.Id, erasure.LearnerId, erasure.RequestId, erasure.StartedAt, erasure.ArchiveClearedAt,
            erasure.CompletedAt, erasure.Answers.Exists(answer => answer.IsOverdue(today)),
            [
                .. erasure.Answers.OrderBy(answer => answer.Participant, StringComparer.Ordinal)
                    .Select(answer => new Participant(
                        answer.Participant, answer.DueOn, answer.Outcome, answer.Retained, answer.ReasonCode,
                        answer.AnsweredAt, answer.IsOverdue(today))),
            ]));
    }
}
