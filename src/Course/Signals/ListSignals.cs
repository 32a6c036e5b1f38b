using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Signals;

/// <summary>
/// What looks unlikely in the scope, in the order it was met; those that wait for a person by their state.
/// </summary>
internal static class ListSignals
{
    /// <param name="Items">A page of signals.</param>
    /// <param name="NextCursor">Where the next page starts; absent on the last.</param>
    public sealed record Response(IReadOnlyList<SignalItem> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Coded<SignalState>? state, Coded<SignalKind>? kind, Guid? sessionId, Cursor? cursor, [Range(1, 100)] int? limit,
        AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var (wantedState, wantedKind) = (state?.Value, kind?.Value);
        var items = await db.Signals.AsNoTracking().Within(scope, db.Areas)
            .Where(signal => wantedState == null || signal.State == wantedState)
            .Where(signal => wantedKind == null || signal.Kind == wantedKind)
            .Where(signal => sessionId == null || signal.SessionId == sessionId)
            .Where(signal => signal.Id > after)
            .OrderBy(signal => signal.Id)
            .Take(size + 1)
            .Select(signal => SignalItem.Of(signal))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
