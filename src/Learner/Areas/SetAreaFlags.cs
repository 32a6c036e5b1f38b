using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

/// <summary>
/// Says in which times a unit is remote, has a minority population, is extremely difficult or an island: who comes
/// first, and where people learn without a network. The list is all that is known from now on; what it no longer says
/// stays in the records.
/// </summary>
internal static class SetAreaFlags
{
    /// <param name="Flags">Every flag with its dates; empty where none was ever given rightly.</param>
    public sealed record Request([MaxLength(50)] IReadOnlyList<Entry> Flags);

    /// <param name="Flag"><c>remote</c>, <c>ethnic-minority</c>, <c>difficult</c> or <c>island</c>.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="Source">Where it stands.</param>
    /// <param name="ValidTo">First day after.</param>
    /// <param name="Decree">The decision, where there is one.</param>
    public sealed record Entry(
        [AllowedValues("remote", "ethnic-minority", "difficult", "island")] string Flag,
        DateOnly ValidFrom,
        [StringLength(200, MinimumLength = 3)] string Source,
        DateOnly? ValidTo = null,
        [StringLength(200, MinimumLength = 3)] string? Decree = null);

    internal static async Task<Results<Ok<GetArea.Response>, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, LearnerDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Area> logger, CancellationToken cancellationToken)
    {
        if (Refuse(request.Flags) is { } refusal)
            return refusal;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await AreaMap.Hold(db, cancellationToken); // the events of an area are counted under this lock
        var area = await db.Areas.Within(scope).Include(area => area.Versions)
            .SingleOrDefaultAsync(area => area.Id == id, cancellationToken);
        if (area is null)
            return AreaProblems.Unknown();

        db.Expect(area, ifMatch);
        var now = time.GetUtcNow();
        var known = await db.AreaFlags.Where(flag => flag.AreaId == id && flag.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var wanted = request.Flags.Select(entry => entry.Clean(id, now)).ToList();
        var added = wanted.FindAll(flag => !known.Exists(flag.Says));
        var gone = known.FindAll(flag => !wanted.Exists(flag.Says));
        if (added.Count + gone.Count > 0)
        {
            gone.ForEach(flag => flag.Supersede(now));
            db.AddEvent(area.TellFlags(wanted, now));
            await db.SaveChangesAsync(cancellationToken); // makes room for what takes its place
            db.AreaFlags.AddRange(added);
        }

        db.Entry(area).Property(changed => changed.Version).IsModified = true; // a stale version is refused, always
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        AreaLog.FlagsChanged(logger, id, added.Count + gone.Count);
        response.Headers.ETag = db.ETag(area);
        return TypedResults.Ok(await GetArea.Show(db, area, now, cancellationToken));
    }

    private static ProblemHttpResult? Refuse(IReadOnlyList<Entry> flags) => flags switch
    {
        _ when flags.Any(flag => flag.ValidFrom.Year is < 1945 or > 2999 || flag.ValidTo <= flag.ValidFrom) =>
            AreaProblems.FlagDateInvalid(),
        _ when flags.GroupBy(flag => flag.Flag).Any(Overlap) => AreaProblems.FlagOverlaps(),
        _ => null,
    };

    private static bool Overlap(IEnumerable<Entry> ofOneFlag)
    {
        var spans = ofOneFlag.OrderBy(flag => flag.ValidFrom).ToList();
        return spans.Zip(spans.Skip(1)).Any(
            pair => pair.First.ValidTo is not { } end || end > pair.Second.ValidFrom);
    }

    private static AreaFlag Clean(this Entry entry, Guid areaId, DateTimeOffset now) => new()
    {
        AreaId = areaId,
        Flag = entry.Flag,
        ValidFrom = entry.ValidFrom,
        ValidTo = entry.ValidTo,
        Source = VietnameseText.Clean(entry.Source),
        Decree = entry.Decree is { } decree ? VietnameseText.Clean(decree) : null,
        RecordedAt = now,
    };
}
