using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Cases;

/// <summary>
/// Cases of an area in a span of days. What a report calls help is what was resolved, not what was opened; a case
/// counts once, however often it was opened again.
/// </summary>
internal static class SummariseCases
{
    /// <param name="Opened">Cases opened in the span.</param>
    /// <param name="Resolved">Cases resolved in the span, and still so.</param>
    /// <param name="ResolvedInTime">Those of them that were resolved before they were due.</param>
    /// <param name="Reopened">Cases that were opened again in the span.</param>
    /// <param name="Overdue">Cases that are late now.</param>
    public sealed record Response(int Opened, int Resolved, int ResolvedInTime, int Reopened, int Overdue);

    /// <param name="areaId">An area of the token&apos;s; all of it where none is named.</param>
    /// <param name="from">First day, in Vietnam.</param>
    /// <param name="to">Last day.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid? areaId, DateOnly? from, DateOnly? to, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (areaId is { } id && !await db.Areas.Within(scope).AnyAsync(area => area.Id == id, cancellationToken))
            return AreaProblems.Unknown();

        var now = time.GetUtcNow();
        var since = from is { } first ? VietnamTime.At(first, TimeOnly.MinValue) : DateTimeOffset.MinValue;
        var until = to is { } last && last < DateOnly.MaxValue
            ? VietnamTime.At(last.AddDays(1), TimeOnly.MinValue)
            : DateTimeOffset.MaxValue;
        var cases = db.HomeCases.AsNoTracking().Within(scope).Within(new AreaScope(areaId ?? scope.AreaId));
        var figures = await cases.GroupBy(_ => 1).Select(all => new Response(
                all.Count(row => row.OpenedAt >= since && row.OpenedAt < until),
                all.Count(row => row.State == CaseState.Resolved
                    && row.ResolvedAt >= since && row.ResolvedAt < until),
                all.Count(row => row.State == CaseState.Resolved && row.ResolvedAt <= row.DueAt
                    && row.ResolvedAt >= since && row.ResolvedAt < until),
                0,
                all.Count(row => row.DueAt < now && row.State != CaseState.Resolved
                    && row.State != CaseState.Cancelled)))
            .SingleOrDefaultAsync(cancellationToken) ?? new Response(0, 0, 0, 0, 0);
        var reopened = await cases.CountAsync(
            row => db.CaseSteps.Any(step => step.CaseId == row.Id && step.Action == CaseAction.Reopened
                && step.At >= since && step.At < until), cancellationToken);
        return TypedResults.Ok(figures with { Reopened = reopened });
    }
}
