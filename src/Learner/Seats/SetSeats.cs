using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Households;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Seats;

/// <summary>
/// Says who sits at the counters of a commune: the whole list. A counter that is not named is given up, one without an
/// officer is vacant at once.
/// </summary>
internal static class SetSeats
{
    /// <param name="Seats">The counters.</param>
    public sealed record Request([MaxLength(20)] IReadOnlyList<Seat> Seats);

    /// <param name="Counter">Code of the counter, <c>one-stop-1</c>.</param>
    /// <param name="OfficerLearnerId">Who sits there; nobody where none is named.</param>
    /// <param name="From">First day; today where none is named, or as before for the same officer.</param>
    /// <param name="To">First day without the officer, where it is known.</param>
    public sealed record Seat(
        [StringLength(40, MinimumLength = 1), RegularExpression("[a-z0-9-]+")] string Counter,
        Guid? OfficerLearnerId = null,
        DateOnly? From = null,
        DateOnly? To = null);

    internal static async Task<Results<Ok<GetSeats.Response>, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        Seating seating, TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        var area = await db.Areas.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(area => area.Id == id, cancellationToken);
        if (area is null)
            return AreaProblems.Unknown();
        if (area.Level is not AreaLevel.Commune || area.State is not AreaState.Active)
            return SeatProblems.NotACommune();
        if (request.Seats.DistinctBy(seat => seat.Counter).Count() != request.Seats.Count)
            return SeatProblems.CounterTwice();
        if (!await db.KnowsAll(request.Seats.Select(seat => seat.OfficerLearnerId), scope, cancellationToken))
            return HouseholdProblems.LearnerUnknown();

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await seating.Hold(cancellationToken);
        await Change(id, ifMatch, user.Actor(), db, now, cancellationToken);
        var seats = await db.SupportSeats.Include(seat => seat.Terms).Where(seat => seat.AreaId == id)
            .ToDictionaryAsync(seat => seat.Counter, cancellationToken);
        foreach (var wanted in request.Seats)
        {
            if (!seats.Remove(wanted.Counter, out var seat))
                db.SupportSeats.Add(seat = New(id, wanted.Counter, now));
            seat.ClosedAt = null;
            if (!Seated(seat, wanted, VietnamTime.DateOf(now), now, db))
                return SeatProblems.TermInvalid();
        }

        foreach (var gone in seats.Values.Where(seat => seat.ClosedAt is null))
        {
            gone.ClosedAt = now;
            End(gone, VietnamTime.DateOf(now), db);
        }

        await db.SaveChangesAsync(cancellationToken);
        await seating.Settle(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(await GetSeats.Show(id, db, time, response, cancellationToken));
    }

    private static async Task Change(
        Guid areaId, IfMatch ifMatch, string actor, LearnerDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var desk = await db.SupportDesks.SingleOrDefaultAsync(desk => desk.AreaId == areaId, cancellationToken);
        if (desk is not null)
        {
            db.Expect(desk, ifMatch);
            (desk.ChangedAt, desk.ChangedBy) = (now, actor);
        }
        else if (ifMatch.Version is null or 0)
        {
            db.SupportDesks.Add(new SupportDesk { AreaId = areaId, ChangedAt = now, ChangedBy = actor });
        }
        else
        {
            throw new DbUpdateConcurrencyException("The list of seats was never written.");
        }

        await db.SaveChangesAsync(cancellationToken); // the counters are compared with what was seen before they change
    }

    private static SupportSeat New(Guid areaId, string counter, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), AreaId = areaId, Counter = counter, Since = now };

    /// <returns>False where the dates do not fit.</returns>
    private static bool Seated(
        SupportSeat seat, Seat wanted, DateOnly today, DateTimeOffset now, LearnerDbContext db)
    {
        var open = seat.Terms.Find(term => term.ValidTo is null || term.ValidTo > today);
        if (wanted.OfficerLearnerId is not { } officer)
        {
            End(seat, today, db);
            return wanted is { From: null, To: null };
        }

        if (open is not null && open.OfficerLearnerId == officer && (wanted.From ?? open.ValidFrom) == open.ValidFrom)
        {
            open.ValidTo = wanted.To;
            return wanted.To is null || wanted.To > open.ValidFrom;
        }

        var from = wanted.From ?? today;
        End(seat, from, db);
        db.SeatTerms.Add(new SeatTerm
        {
            Id = Guid.CreateVersion7(now),
            SeatId = seat.Id,
            OfficerLearnerId = officer,
            ValidFrom = from,
            ValidTo = wanted.To,
        });
        return from >= today && (wanted.To is null || wanted.To > from);
    }

    /// <summary>Nobody sits there from a day on; who would have begun then or later never does.</summary>
    private static void End(SupportSeat seat, DateOnly on, LearnerDbContext db)
    {
        db.SeatTerms.RemoveRange(seat.Terms.Where(term => term.ValidFrom >= on));
        foreach (var term in seat.Terms.Where(term => term.ValidFrom < on))
            term.ValidTo = term.ValidTo < on ? term.ValidTo : on;
    }
}
