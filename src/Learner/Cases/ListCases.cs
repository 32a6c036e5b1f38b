using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Cases;

/// <summary>Cases of an area and everything below it, in the order they were opened.</summary>
internal static class ListCases
{
    /// <param name="Items">A page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<CaseItem> Items, string? NextCursor);

    /// <param name="state">Only those that stand there.</param>
    /// <param name="overdue">Only those that are late, or none of them.</param>
    /// <param name="areaId">An area of the token&apos;s; all of it where none is named.</param>
    /// <param name="teamId">Only those of a team, with those of the teams it took over.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Coded<CaseState>? state, bool? overdue, Guid? areaId, Guid? teamId, Cursor? cursor, [Range(1, 100)] int? limit,
        AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var cases = db.HomeCases.AsNoTracking().Within(scope);
        if (areaId is { } area)
        {
            if (!await db.Areas.Within(scope).AnyAsync(unit => unit.Id == area, cancellationToken))
                return AreaProblems.Unknown();
            cases = cases.Within(new AreaScope(area));
        }

        if (state is { Value: var wanted })
            cases = cases.Where(row => row.State == wanted);
        if (teamId is { } team)
        {
            var heirOf = await WithPredecessors(team, db, cancellationToken);
            cases = cases.Where(row => row.TeamId != null && heirOf.Contains(row.TeamId.Value));
        }

        if (overdue is { } late)
        {
            var now = time.GetUtcNow();
            cases = cases.Where(row => late == (row.DueAt < now && row.State != CaseState.Resolved
                && row.State != CaseState.Cancelled));
        }

        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await cases.Where(row => row.Id > after).OrderBy(row => row.Id).Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.Id);
        return TypedResults.Ok(new Response([.. rows.Select(CaseItem.Of)], next));
    }

    /// <summary>The team, the teams merged into it, and theirs.</summary>
    private static async Task<Guid[]> WithPredecessors(
        Guid team, LearnerDbContext db, CancellationToken cancellationToken)
    {
        Guid[] all = [team];
        for (var last = all; last.Length > 0; all = [.. all, .. last])
        {
            last = await db.Teams
                .Where(former => former.MergedInto != null && last.Contains(former.MergedInto.Value))
                .Select(former => former.Id).ToArrayAsync(cancellationToken);
        }

        return all;
    }
}
