using Microsoft.EntityFrameworkCore;
using Platform.Courses.Signals;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>
/// Names that people give rather than the host: by the code of the point, or later by claim. None is lost: what does
/// not fit the heads waits, and what is unlikely is left to a person.
/// </summary>
internal static class Claims
{
    /// <returns>What became of each, in the order given; of one that came before, what became of it then.</returns>
    internal static async Task<List<ClaimResult>> Take(
        RollCall roll, IReadOnlyCollection<ClaimItem> items, RollMeans means, string takenBy, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.Id).ToArray();
        var kept = await db.Claims
            .Where(claim => claim.SessionId == roll.Session.Id && ids.Contains(claim.Id))
            .ToDictionaryAsync(claim => claim.Id, cancellationToken);
        var fresh = items.DistinctBy(item => item.Id).Where(item => !kept.ContainsKey(item.Id)).ToList();
        var elsewhere = await Elsewhere(roll, fresh, db, cancellationToken);
        var likely = fresh.Where(item => item.Device is null || !elsewhere.Contains(item.Device)).ToList();
        var names = await roll.Write(
            [.. likely.Select(item => item.LearnerId)], means, takenBy, cancellationToken);

        var refused = new Dictionary<Guid, ClaimOutcome>();
        HashSet<Guid> counted = [];
        foreach (var item in fresh)
        {
            // The second of two claims for one learner in one request repeats the first.
            var name = !names.TryGetValue(item.LearnerId, out var outcome) || !likely.Contains(item)
                ? (NameOutcome?)null
                : outcome is NameOutcome.Named && !counted.Add(item.LearnerId) ? NameOutcome.AlreadyNamed : outcome;
            if (name is NameOutcome.UnknownLearner or NameOutcome.InactiveLearner)
            {
                refused[item.Id] = Enum.Parse<ClaimOutcome>(name.Value.ToString());
                continue;
            }

            db.Claims.Add(kept[item.Id] = new Claim
            {
                SessionId = roll.Session.Id,
                Id = item.Id,
                PointId = roll.Point.Id,
                AreaId = roll.Point.AreaId,
                LearnerId = item.LearnerId,
                Means = means,
                Device = item.Device,
                TakenBy = takenBy,
                ReceivedAt = roll.Now,
                State = StateOf(name),
            });
        }

        await ClaimSignals.Raise(
            roll, [.. fresh.Select(item => kept.GetValueOrDefault(item.Id)).OfType<Claim>()], db, cancellationToken);
        return [.. items.Select(item => new ClaimResult(item.Id, refused.TryGetValue(item.Id, out var why)
            ? why
            : Enum.Parse<ClaimOutcome>(kept[item.Id].State.ToString())))];
    }

    /// <summary>Lets names that waited onto the roll, in the order they came, as far as there are heads.</summary>
    internal static async Task Settle(RollCall roll, CourseDbContext db, CancellationToken cancellationToken)
    {
        var waiting = await db.Claims
            .Where(claim => claim.PointId == roll.Point.Id && claim.State == ClaimState.Waiting)
            .OrderBy(claim => claim.ReceivedAt).ThenBy(claim => claim.Id)
            .ToListAsync(cancellationToken);
        foreach (var group in waiting.GroupBy(claim => claim.TakenBy))
        {
            var names = await roll.Write(
                [.. group.Select(claim => claim.LearnerId)], RollMeans.Claim, group.Key, cancellationToken);
            foreach (var claim in group)
                claim.State = StateOf(names[claim.LearnerId]);
        }
    }

    /// <summary>A person has decided: claims that waited for it get onto the roll or are refused.</summary>
    internal static async Task Decide(
        Signal signal, AreaScope scope, CourseDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var confirmed = signal.State is SignalState.Confirmed;
        var decidesOne = signal.Kind is SignalKind.PhoneInAnotherVillage;
        if (!decidesOne && !(confirmed && signal.Kind is SignalKind.NamesAboveHeadCount))
            return; // it was about something else than a claim, or the host has still to count again

        var roll = await RollCall.Open(
            signal.SessionId!.Value, signal.PointId!.Value, scope, db, time, cancellationToken);
        var claims = await db.Claims
            .Where(claim => claim.PointId == roll.Point.Id)
            .Where(claim => decidesOne ? claim.Id == signal.ClaimId : claim.State == ClaimState.Waiting)
            .ToListAsync(cancellationToken);
        foreach (var claim in claims)
        {
            claim.State = confirmed
                ? ClaimState.Refused
                : StateOf((await roll.Write([claim.LearnerId], claim.Means, claim.TakenBy, cancellationToken))
                    [claim.LearnerId]);
        }

        if (!confirmed)
            roll.Announce();
    }

    private static ClaimState StateOf(NameOutcome? name) => name switch
    {
        null => ClaimState.Queued,
        NameOutcome.Named => ClaimState.Named,
        NameOutcome.AlreadyNamed => ClaimState.Repeated,
        // An erased learner never gets off the list of those who wait; a person may look at it.
        _ => ClaimState.Waiting,
    };

    /// <summary>Phones that lately spoke for people in another village.</summary>
    private static async Task<HashSet<string>> Elsewhere(
        RollCall roll, List<ClaimItem> items, CourseDbContext db, CancellationToken cancellationToken)
    {
        var devices = items.Select(item => item.Device).OfType<string>().Distinct().ToArray();
        if (devices.Length is 0)
            return [];

        var rule = await db.Rule(SignalKind.PhoneInAnotherVillage, roll.Now, cancellationToken);
        var since = roll.Now.AddDays(-rule.Value.Days);
        return await db.Claims
            .Where(claim => devices.Contains(claim.Device) && claim.ReceivedAt > since)
            .Where(claim => claim.AreaId != roll.Point.AreaId)
            .Select(claim => claim.Device!)
            .ToHashSetAsync(cancellationToken);
    }
}
