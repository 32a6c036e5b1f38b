using Microsoft.EntityFrameworkCore;
using Platform.Courses.Sessions;

namespace Platform.Courses.Signals;

/// <summary>What new claims of one point have unlikely about them.</summary>
internal static class ClaimSignals
{
    internal static async Task Raise(
        RollCall roll, IReadOnlyCollection<Claim> claims, CourseDbContext db, CancellationToken cancellationToken)
    {
        foreach (var claim in claims.Where(claim => claim.State is ClaimState.Queued))
        {
            await db.Raise(
                SignalKind.PhoneInAnotherVillage, $"{claim.SessionId}:{claim.Id}", 1,
                SignalPlace.Of(roll.Point, claim.Id), roll.Now, cancellationToken);
        }

        if (claims.Count(claim => claim.State is ClaimState.Waiting) is > 0 and var waiting)
        {
            await db.Raise(
                SignalKind.NamesAboveHeadCount, roll.Point.Id.ToString(), waiting, SignalPlace.Of(roll.Point), roll.Now,
                cancellationToken);
        }

        foreach (var group in claims.Where(claim => claim.Device is not null).GroupBy(claim => claim.Device!))
            await RaiseForPhone(roll, group.Key, [.. group.Select(claim => claim.LearnerId)], db, cancellationToken);
    }

    private static async Task RaiseForPhone(
        RollCall roll, string device, IReadOnlyCollection<Guid> learnerIds, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var rule = await db.SignalRule(SignalKind.PhoneForManyPeople, roll.Now, cancellationToken);
        var since = roll.Now.AddDays(-rule.Value.Days);
        var earlier = await db.Claims
            .Where(claim => claim.Device == device && claim.ReceivedAt > since)
            .Select(claim => claim.LearnerId).Distinct().ToListAsync(cancellationToken);
        await db.Raise(
            SignalKind.PhoneForManyPeople, device, earlier.Union(learnerIds).Count(), SignalPlace.Of(roll.Point),
            roll.Now, cancellationToken);
    }
}
