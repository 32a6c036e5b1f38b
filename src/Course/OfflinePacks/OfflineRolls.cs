using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Sessions;
using Platform.ServiceDefaults;

namespace Platform.Courses.OfflinePacks;

/// <summary>
/// The rolls that a phone has kept, of whole classes and of single points, all open at once. Heads come first: a name
/// that came before them found room without end.
/// </summary>
internal sealed class OfflineRolls(CourseDbContext db)
{
    private readonly Dictionary<(Guid ClassId, int? Point), (RollCall? Roll, string Refusal)> rolls = [];
    private readonly HashSet<RollCall> changed = [];

    /// <summary>
    /// Opens what the rows name. Whole classes are held first, then points, each in one order for all: two phones with
    /// the same points never wait for each other.
    /// </summary>
    internal static async Task<OfflineRolls> Open(
        OfflinePack pack, TakeResults.Request request, AreaScope scope, CourseDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var opened = new OfflineRolls(db);
        var named = request.Names.Select(row => (row.ClassId, row.Point))
            .Concat((request.Heads ?? []).Select(row => (row.ClassId, Point: (int?)row.Point)))
            .Distinct().OrderBy(one => one.Point is not null).ThenBy(one => one.ClassId).ThenBy(one => one.Point)
            .ToList();
        var inPack = named.Where(one => pack.ClassIds.Contains(one.ClassId)).ToList();
        var whole = inPack.Where(one => one.Point is null).Select(one => one.ClassId).ToArray();
        var classes = await db.Classes.Locked(whole).Within(scope, db.Areas)
            .ToDictionaryAsync(held => held.Id, cancellationToken);
        var ids = inPack.Select(one => one.ClassId).ToArray();
        var sessions = await db.Sessions.AsNoTracking().Where(session => ids.Contains(session.ClassId))
            .ToDictionaryAsync(session => session.ClassId, session => session.Id, cancellationToken);

        foreach (var one in named)
        {
            if (opened.rolls.ContainsKey(one))
                continue;
            var roll = !inPack.Contains(one)
                ? (null, "class-not-in-pack")
                : one.Point is { } number
                    ? await OfPoint(sessions.GetValueOrDefault(one.ClassId), number, scope, db, time, cancellationToken)
                    : await OfClass(classes.GetValueOrDefault(one.ClassId), scope, db, time, cancellationToken);
            opened.rolls.Add(one, roll);
            if (roll.Roll is { } open) // the one room of a class has a number too
                opened.rolls.TryAdd((one.ClassId, open.Point.Number), roll);
        }

        return opened;
    }

    private static async Task<(RollCall? Roll, string Refusal)> OfClass(
        Class? held, AreaScope scope, CourseDbContext db, TimeProvider time, CancellationToken cancellationToken) =>
        held switch
        {
            null => (null, "class-not-in-pack"),
            { Status: ClassStatus.Cancelled } => (null, "class-cancelled"),
            _ => (await RollCall.Of(held, scope, db, time, cancellationToken), "class-has-points"),
        };

    private static async Task<(RollCall? Roll, string Refusal)> OfPoint(
        Guid sessionId, int number, AreaScope scope, CourseDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var roll = await RollCall.Open(sessionId, number, scope, db, time, cancellationToken);
        return roll?.Held.Status is ClassStatus.Cancelled ? (null, "class-cancelled") : (roll, "unknown-point");
    }

    /// <summary>
    /// Heads counted on a phone. The later count holds, whenever it comes; one below the names is for a person to
    /// repeat.
    /// </summary>
    internal async Task<TakeResults.RowResult> Count(TakeResults.HeadRow row, CancellationToken cancellationToken)
    {
        if (rolls[(row.ClassId, row.Point)] is not ({ } roll, _))
            return Refused(row.Id, rolls[(row.ClassId, row.Point)].Refusal);

        // A phone whose clock is ahead has not counted in the future.
        var countedAt = AsStored(row.CountedAt < roll.Now ? row.CountedAt : roll.Now);
        if (roll.Point.ReportedAt > countedAt)
            return new TakeResults.RowResult(row.Id, "superseded");
        if (row.HeadCount < roll.Names)
            return Refused(row.Id, "names-above-head-count");
        if ((roll.Point.ReportedAt, roll.Point.HeadCount) == (countedAt, row.HeadCount))
            return new TakeResults.RowResult(row.Id, "counted");

        roll.Point.Count(row.HeadCount, countedAt);
        await Claims.Settle(roll, db, cancellationToken);
        await roll.JudgeRoom(cancellationToken);
        changed.Add(roll);
        return new TakeResults.RowResult(row.Id, "counted");
    }

    /// <summary>Names of one roll, in the order the phone sent them.</summary>
    internal async Task<IEnumerable<TakeResults.RowResult>> Name(
        IGrouping<(Guid ClassId, int? Point), TakeResults.NameRow> names, string device, string takenBy,
        CancellationToken cancellationToken)
    {
        if (rolls[names.Key] is not ({ } roll, _))
            return names.Select(row => Refused(row.Id, rolls[names.Key].Refusal));

        var before = roll.Names;
        var claims = await Claims.Take(
            roll, [.. names.Select(row => new TakeClaims.ClaimItem(row.Id, row.LearnerId, device))],
            RollMeans.OfflinePack, takenBy, db, cancellationToken);
        if (roll.Names > before)
            changed.Add(roll);
        return claims.Select(claim => claim.Outcome is ClaimOutcome.UnknownLearner or ClaimOutcome.InactiveLearner
            ? Refused(claim.Id, Codes.Of(claim.Outcome))
            : new TakeResults.RowResult(claim.Id, Codes.Of(claim.Outcome)));
    }

    /// <summary>Tells how each point stands that is different now, once.</summary>
    internal void Announce()
    {
        foreach (var roll in changed)
            roll.Announce();
    }

    /// <summary>As exact as the database keeps it: a count that comes again is told from a later one.</summary>
    private static DateTimeOffset AsStored(DateTimeOffset at) =>
        at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)).ToUniversalTime();

    internal static TakeResults.RowResult Refused(Guid id, string reason) => new(id, "refused", reason);
}
