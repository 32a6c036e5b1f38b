using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Seats;

/// <summary>The support seats of a commune, and who sits there or will.</summary>
internal static class GetSeats
{
    /// <param name="AreaId">The commune.</param>
    /// <param name="Seats">Its counters, by code.</param>
    public sealed record Response(Guid AreaId, IReadOnlyList<Seat> Seats);

    /// <param name="Id">Identity.</param>
    /// <param name="Counter">Code of the counter.</param>
    /// <param name="State">Whether somebody sits there today.</param>
    /// <param name="OfficerLearnerId">Who.</param>
    /// <param name="Since">Since when it is so.</param>
    /// <param name="Terms">Who sits there from today on.</param>
    public sealed record Seat(
        Guid Id, string Counter, SeatState State, Guid? OfficerLearnerId, DateTimeOffset Since,
        IReadOnlyList<Term> Terms);

    /// <param name="OfficerLearnerId">The officer.</param>
    /// <param name="From">First day.</param>
    /// <param name="To">First day without the officer.</param>
    public sealed record Term(Guid OfficerLearnerId, DateOnly From, DateOnly? To);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (!await db.Areas.Within(scope).AnyAsync(area => area.Id == id, cancellationToken))
            return AreaProblems.Unknown();
        return TypedResults.Ok(await Show(id, db, time, response, cancellationToken));
    }

    /// <summary>A list that nobody wrote yet has the version 0.</summary>
    internal static async Task<Response> Show(
        Guid areaId, LearnerDbContext db, TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(time);
        var seats = await db.SupportSeats.AsNoTracking()
            .Where(seat => seat.AreaId == areaId && seat.ClosedAt == null).OrderBy(seat => seat.Counter)
            .Select(seat => new Seat(
                seat.Id, seat.Counter, seat.State, seat.OfficerLearnerId, seat.Since,
                seat.Terms.Where(term => term.ValidTo == null || term.ValidTo > today).OrderBy(term => term.ValidFrom)
                    .Select(term => new Term(term.OfficerLearnerId, term.ValidFrom, term.ValidTo)).ToList()))
            .ToListAsync(cancellationToken);
        response.Headers.ETag = IfMatch.ETag(await db.SupportDesks.AsNoTracking()
            .Where(desk => desk.AreaId == areaId).Select(desk => desk.RowVersion)
            .SingleOrDefaultAsync(cancellationToken));
        return new Response(areaId, seats);
    }
}
