using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Seats;

/// <summary>
/// Communes of today without a single seat that is filled, and who could sit there: the officers of the communes it was
/// made of.
/// </summary>
internal static class ListVacantSeats
{
    /// <param name="Items">By commune.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="AreaId">The commune.</param>
    /// <param name="Seats">Its counters; none where nobody set one up.</param>
    /// <param name="Offered">Officers of the former communes.</param>
    public sealed record Item(Guid AreaId, IReadOnlyList<Seat> Seats, IReadOnlyList<Officer> Offered);

    /// <param name="Counter">Code of the counter.</param>
    /// <param name="State">Why it does not count as filled.</param>
    /// <param name="Since">Since when.</param>
    public sealed record Seat(string Counter, SeatState State, DateTimeOffset Since);

    /// <param name="LearnerId">The officer.</param>
    /// <param name="FormerAreaId">The commune that is no more.</param>
    /// <param name="Counter">Code of the counter there.</param>
    public sealed record Officer(Guid LearnerId, Guid FormerAreaId, string Counter);

    /// <param name="areaId">An area of the token&apos;s; all of it where none is named.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid? areaId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db,
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (areaId is { } id && !await db.Areas.Within(scope).AnyAsync(area => area.Id == id, cancellationToken))
            return AreaProblems.Unknown();

        var today = VietnamTime.Today(time);
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.Areas.AsNoTracking().Within(scope).Within(new AreaScope(areaId ?? scope.AreaId))
            .Where(area => area.Level == AreaLevel.Commune && area.State == AreaState.Active
                && !db.SupportSeats.Any(seat => seat.AreaId == area.Id && seat.State == SeatState.Filled))
            .Where(area => area.Id > after).OrderBy(area => area.Id).Take(size + 1)
            .Select(area => new Item(
                area.Id,
                db.SupportSeats.Where(seat => seat.AreaId == area.Id && seat.ClosedAt == null)
                    .OrderBy(seat => seat.Counter)
                    .Select(seat => new Seat(seat.Counter, seat.State, seat.Since)).ToList(),
                db.SupportSeats
                    .Where(seat => seat.ClosedAt == null && seat.AreaId != area.Id
                        && seat.Area.Path.Contains(area.Id) && seat.Area.State != AreaState.Active)
                    .SelectMany(seat => seat.Terms
                        .Where(term => term.ValidFrom <= today && (term.ValidTo == null || term.ValidTo > today))
                        .Select(term => new Officer(term.OfficerLearnerId, seat.AreaId, seat.Counter)))
                    .ToList()))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.AreaId);
        return TypedResults.Ok(new Response(items, next));
    }
}
