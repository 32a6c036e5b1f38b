using Microsoft.EntityFrameworkCore;
using Platform.Courses.Learners;
using Platform.Courses.Signals;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>
/// Names that people give rather than the host: by the code of the point, from an offline pack, or later by claim. None
/// is lost: what does not fit the heads waits, and what is unlikely is left to a person.
/// </summary>
internal static class Claims
{
    /// <returns>What became of each, in the order given; of one that came before, what became of it then.</returns>
    internal static async Task<List<ClaimResult>> Take(
        RollCall roll, IReadOnlyCollection<TakeClaims.ClaimItem> items, RollMeans means, string takenBy,
        CourseDbContext db, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.Id).ToArray();
        var outcomes = await db.Claims
            .Where(claim => claim.SessionId == roll.Session.Id && ids.Contains(claim.Id))
            .ToDictionaryAsync(claim => claim.Id, claim => OutcomeOf(claim.State), cancellationToken);
        var fresh = items.DistinctBy(item => item.Id).Where(item => !outcomes.ContainsKey(item.Id)).ToList();
        var unlikely = await Unlikely(roll, fresh, db, cancellationToken);
        var names = await roll.Write(
            [.. fresh.Except(unlikely).Select(item => item.LearnerId)], means, takenBy, cancellationToken);

        List<Claim> kept = [];
        foreach (var item in fresh)
        {
            outcomes[item.Id] = unlikely.Contains(item) ? ClaimOutcome.Queued : names.Next(item.LearnerId);
            if (StateOf(outcomes[item.Id]) is { } state)
                kept.Add(Keep(item, state, roll, means, takenBy));
        }

        db.Claims.AddRange(kept);
        await ClaimSignals.Raise(roll, kept, db, cancellationToken);
        return [.. items.Select(item => new ClaimResult(item.Id, outcomes[item.Id]))];
    }

    /// <summary>Lets names that waited onto the roll, in the order they came, as far as there are heads.</summary>
    internal static async Task Settle(RollCall roll, CourseDbContext db, CancellationToken cancellationToken)
    {
        var waiting = await db.Claims
            .Where(claim => claim.PointId == roll.Point.Id && claim.State == ClaimState.Waiting)
            .OrderBy(claim => claim.ReceivedAt).ThenBy(claim => claim.Id)
            .ToListAsync(cancellationToken);
        foreach (var claim in waiting)
            await Name(claim, roll, cancellationToken);
    }

    /// <summary>A person has looked: whoever said of somebody that they were there was wrong.</summary>
    internal static async Task Refute(
        Guid sessionId, Person person, CourseDbContext db, CancellationToken cancellationToken)
    {
        var claims = await db.Claims
            .Where(claim => claim.SessionId == sessionId && person.Ids.Contains(claim.LearnerId))
            .Where(claim => claim.State != ClaimState.Queued).ToListAsync(cancellationToken);
        claims.ForEach(claim => claim.State = ClaimState.Refused);
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
            if (confirmed)
                claim.State = ClaimState.Refused;
            else
                await Name(claim, roll, cancellationToken);
        }

        if (!confirmed)
            roll.Announce();
    }

    private static async Task Name(Claim claim, RollCall roll, CancellationToken cancellationToken)
    {
        var names = await roll.Write([claim.LearnerId], claim.Means, claim.TakenBy, cancellationToken);
        // Somebody unknown or deactivated by now goes on waiting, where a person sees it.
        claim.State = StateOf(names.Next(claim.LearnerId)) ?? ClaimState.Waiting;
    }

    private static Claim Keep(
        TakeClaims.ClaimItem item, ClaimState state, RollCall roll, RollMeans means, string takenBy) => new()
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
            State = state,
        };

    private static ClaimOutcome OutcomeOf(ClaimState state) => state switch
    {
        ClaimState.Named => ClaimOutcome.Named,
        ClaimState.Repeated => ClaimOutcome.Repeated,
        ClaimState.Waiting => ClaimOutcome.Waiting,
        ClaimState.Queued => ClaimOutcome.Queued,
        _ => ClaimOutcome.Refused,
    };

    /// <summary>Null where nothing is kept: it may be sent again.</summary>
    private static ClaimState? StateOf(ClaimOutcome outcome) => outcome switch
    {
        ClaimOutcome.Named => ClaimState.Named,
        ClaimOutcome.Repeated => ClaimState.Repeated,
        ClaimOutcome.Waiting => ClaimState.Waiting,
        ClaimOutcome.Queued => ClaimState.Queued,
        _ => null,
    };

    /// <summary>The first name of a learner is on the roll, a second one repeats it.</summary>
    private static ClaimOutcome Next(this Dictionary<Guid, NameOutcome> names, Guid learnerId)
    {
        var name = names[learnerId];
        if (name is NameOutcome.Named)
            names[learnerId] = NameOutcome.AlreadyNamed;
        return name switch
        {
            NameOutcome.Named => ClaimOutcome.Named,
            NameOutcome.AlreadyNamed => ClaimOutcome.Repeated,
            NameOutcome.AboveHeadCount => ClaimOutcome.Waiting,
            NameOutcome.UnknownLearner => ClaimOutcome.UnknownLearner,
            _ => ClaimOutcome.InactiveLearner,
        };
    }

    /// <summary>Claims from phones that lately spoke for people in another village.</summary>
    private static async Task<HashSet<TakeClaims.ClaimItem>> Unlikely(
        RollCall roll, List<TakeClaims.ClaimItem> items, CourseDbContext db, CancellationToken cancellationToken)
    {
        var devices = items.Select(item => item.Device).OfType<string>().Distinct().ToArray();
        if (devices.Length is 0)
            return [];

        var rule = await db.SignalRule(SignalKind.PhoneInAnotherVillage, roll.Now, cancellationToken);
        var since = roll.Now.AddDays(-rule.Value.Days);
        var elsewhere = await db.Claims
            .Where(claim => devices.Contains(claim.Device) && claim.ReceivedAt > since)
            .Where(claim => claim.AreaId != roll.Point.AreaId)
            .Select(claim => claim.Device!)
            .ToHashSetAsync(cancellationToken);
        return [.. items.Where(item => item.Device is { } device && elsewhere.Contains(device))];
    }
}
