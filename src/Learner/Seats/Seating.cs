using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Seats;

/// <summary>
/// Works out from dated terms who sits where today, and tells of every seat that differs from what is stored: an
/// officer listed in a second commune, a term that ended at midnight, a commune that is no more or is there again.
/// </summary>
internal sealed class Seating(LearnerDbContext db, TimeProvider time)
{
    /// <summary>
    /// One at a time: a seat depends on the other seats of its officer. Held until the transaction of the caller ends.
    /// </summary>
    public Task Hold(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"SELECT pg_advisory_xact_lock(hashtextextended('support-seats', 0))", cancellationToken);

    /// <summary>Part of the caller&apos;s transaction; what the caller changed is saved before.</summary>
    /// <returns>Seats that changed.</returns>
    public async Task<int> Settle(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = VietnamTime.DateOf(now);
        var sitting =
            from term in db.SeatTerms
            join seat in db.SupportSeats on term.SeatId equals seat.Id
            where seat.ClosedAt == null && seat.Area.State == AreaState.Active
                && term.ValidFrom <= today && (term.ValidTo == null || term.ValidTo > today)
            select new { term.SeatId, seat.AreaId, Officer = (Guid?)term.OfficerLearnerId };
        var found =
            from seat in db.SupportSeats
            let officer = sitting.Where(one => one.SeatId == seat.Id).Select(one => one.Officer).FirstOrDefault()
            let elsewhere = sitting.Any(other => other.Officer == officer && other.AreaId != seat.AreaId)
            where seat.Version == 0 || officer != seat.OfficerLearnerId
                || (officer != null && elsewhere != (seat.State == SeatState.Shared))
            orderby seat.Id
            select new { Seat = seat, Officer = officer, Elsewhere = elsewhere };
        var changed = await found.ToListAsync(cancellationToken);
        foreach (var one in changed)
        {
            var state = one.Officer is null ? SeatState.Vacant
                : one.Elsewhere ? SeatState.Shared
                : SeatState.Filled;
            db.AddEvent(one.Seat.Become(state, one.Officer, now));
        }

        await db.SaveChangesAsync(cancellationToken);
        return changed.Count;
    }

    /// <summary>What nobody asked for: midnight, reorganisations, people who were registered twice.</summary>
    /// <returns>0: it is done at once.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await Hold(cancellationToken);
        await Settle(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return 0;
    }
}
