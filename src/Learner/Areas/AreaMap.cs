using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

/// <summary>The day the stored tree is of; the one row is also the lock of whoever changes the tree.</summary>
internal sealed class AreaMapDay
{
    internal const int Only = 1;

    public int Id { get; init; }

    public DateOnly? ComputedFor { get; private init; }
}

/// <summary>
/// Keeps state, path and parent of the stored areas at what <see cref="CurrentMap"/> says for a day, and tells the
/// others of each area that differs. Only rows of areas change, and no key of them: nobody who registers a learner at
/// that moment waits.
/// </summary>
internal static class AreaMap
{
    private const int Batch = 1_000;

    /// <summary>
    /// Keeps the tree as it is until the end of the transaction: for whoever puts a unit below another one.
    /// </summary>
    internal static Task Hold(LearnerDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM area_map_days WHERE id = {AreaMapDay.Only} FOR SHARE", cancellationToken);

    /// <summary>Part of the caller&apos;s transaction; what the caller changed is saved before.</summary>
    /// <returns>How many areas changed.</returns>
    internal static async Task<int> Refresh(
        LearnerDbContext db, DateTimeOffset now, Guid? reorganisationId, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DateOf(now);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE area_map_days SET computed_for = {today} WHERE id = {AreaMapDay.Only}", cancellationToken);
        var versions = await db.AreaVersions.AsNoTracking()
            .Where(version => version.SupersededAt == null || db.Areas.Any(area => area.VersionId == version.Id))
            .ToDictionaryAsync(version => version.Id, cancellationToken);
        var edges = await db.AreaEdges.AsNoTracking().Where(edge => edge.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var map = new CurrentMap(versions.Values.Where(version => version.IsLive), edges, today);
        var changes = new List<AreaMove>();
        await foreach (var area in db.Areas.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var told = area.VersionId is { } version ? versions[version] : null;
            if (AreaMove.Between(area, told, map.Of(area.Id)) is { } move)
                changes.Add(move);
        }

        var before = edges.ToLookup(edge => edge.ToAreaId, edge => edge.FromAreaId);
        var after = edges.ToLookup(edge => edge.FromAreaId ?? Guid.Empty);
        foreach (var batch in changes.OrderBy(change => change.Area.Id).Chunk(Batch))
        {
            var events = batch
                .SelectMany(move => move.Tell(before[move.Area.Id], after[move.Area.Id], reorganisationId, now))
                .ToList();
            await Store(db, batch, cancellationToken);
            await db.InsertEventsAsync(events, cancellationToken);
        }

        return changes.Count;
    }

    private static Task<int> Store(LearnerDbContext db, AreaMove[] moves, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($$"""
            UPDATE areas SET state = m.state, parent_id = m.parent_id, path = m.path::uuid[],
                version_id = m.version_id, version = m.version
            FROM unnest(
                {{moves.Select(m => m.Area.Id).ToArray()}}, {{moves.Select(m => m.To.State.ToString()).ToArray()}},
                {{moves.Select(m => m.To.ParentId).ToArray()}},
                {{moves.Select(m => $"{{{string.Join(',', m.To.Path)}}}").ToArray()}},
                {{moves.Select(m => m.To.Version?.Id).ToArray()}}, {{moves.Select(m => m.Version).ToArray()}})
                AS m (id, state, parent_id, path, version_id, version)
            WHERE areas.id = m.id
            """, cancellationToken);
}

/// <summary>An area that is no longer where it is stored.</summary>
internal sealed class AreaMove(Area area, AreaVersion? told, Place to)
{
    public Area Area { get; } = area;

    public Place To { get; } = to;

    /// <summary>Of the last event told.</summary>
    public long Version { get; private set; } = area.Version;

    public static AreaMove? Between(Area area, AreaVersion? told, Place place) =>
        area.Version > 0 && StaysPut(area, place) && area.VersionId == place.Version?.Id
            ? null
            : new AreaMove(area, told, place);

    /// <summary>A new unit is registered first; one that is not there today is also told to be so.</summary>
    public IEnumerable<object> Tell(
        IEnumerable<Guid?> before, IEnumerable<AreaEdge> after, Guid? reorganisationId, DateTimeOffset now)
    {
        if (Area.Version > 0 && StaysPut(Area, To) && IsNamedAsBefore)
            return []; // its end was written down, and has not come yet
        if (To.Version is not { } shown)
            return Area.Version == 0 ? [] : [Reorganised(null, [], [], reorganisationId, now)];
        if (Area.Version > 0)
            return [Reorganised(shown, before, after, reorganisationId, now)];
        var registered = Registered(shown, now);
        return To.State is AreaState.Active
            ? [registered]
            : [registered, Reorganised(shown, before, after, reorganisationId, now)];
    }

    private bool IsNamedAsBefore =>
        told is not null && To.Version is { } shown
        && (told.Type, told.Code, told.Name, told.ValidFrom) == (shown.Type, shown.Code, shown.Name, shown.ValidFrom);

    private static bool StaysPut(Area area, Place place) =>
        area.State == place.State && area.ParentId == place.ParentId && area.Path.SequenceEqual(place.Path);

    private AreaRegistered Registered(AreaVersion shown, DateTimeOffset now) => new()
    {
        AreaId = Area.Id,
        Version = ++Version,
        OccurredAt = now,
        ParentId = To.ParentId,
        Path = To.Path,
        Level = Area.Level.Code(),
        Type = shown.Type,
        Code = shown.Code,
        Name = shown.Name,
        ValidFrom = shown.ValidFrom,
    };

    private AreaReorganised Reorganised(
        AreaVersion? shown, IEnumerable<Guid?> before, IEnumerable<AreaEdge> after, Guid? reorganisationId,
        DateTimeOffset now)
    {
        var successors = CurrentMap.ForPeople(after);
        return new AreaReorganised
        {
            AreaId = Area.Id,
            Version = ++Version,
            OccurredAt = now,
            ReorganisationId = reorganisationId ?? shown?.ReorganisationId,
            Change = Change(shown),
            State = To.State.ToString().ToLowerInvariant(),
            ParentId = To.ParentId,
            Path = To.Path,
            Level = Area.Level.Code(),
            Type = shown?.Type,
            Code = shown?.Code,
            Name = shown?.Name,
            ValidFrom = shown?.ValidFrom,
            ValidTo = shown?.ValidTo,
            PredecessorIds = [.. before.OfType<Guid>()],
            SuccessorIds = [.. successors.Select(edge => edge.ToAreaId)],
        };
    }

    private string Change(AreaVersion? shown) => To.State switch
    {
        AreaState.Divided => "divided",
        AreaState.Ended => shown is null ? "undone" : "merged",
        AreaState.Future => "announced",
        _ when IsNamedAsBefore => "path-changed",
        _ => shown!.Change switch
        {
            AreaChange.Renamed => "renamed",
            AreaChange.TypeChanged => "type-changed",
            AreaChange.SpecialZone => "special-zone",
            AreaChange.Transferred => "transferred",
            _ => "registered",
        },
    };
}
