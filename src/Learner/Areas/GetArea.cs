using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

/// <summary>
/// One area with its whole history: every code and name it had, what it came from and what became of it. A unit that is
/// no more is still found.
/// </summary>
internal static class GetArea
{
    /// <param name="Id">Identity, for ever the same.</param>
    /// <param name="ParentId">The unit above.</param>
    /// <param name="Level">Province, commune or village.</param>
    /// <param name="State">Where the unit stands in its life.</param>
    /// <param name="Path">The units above, then former units it belonged to, last itself.</param>
    /// <param name="Type">As of today.</param>
    /// <param name="Code">As of today.</param>
    /// <param name="Name">As of today, like type and code; of the last day where the unit is no more.</param>
    /// <param name="Flags">What it is marked as, with the dates.</param>
    /// <param name="Versions">Every code and name with its dates.</param>
    /// <param name="Predecessors">Units that became this one.</param>
    /// <param name="Successors">Units this one became.</param>
    public sealed record Response(
        Guid Id, Guid? ParentId, AreaLevel Level, AreaState State, IReadOnlyList<Guid> Path, string Type, string? Code,
        string Name, IReadOnlyList<Flag> Flags, IReadOnlyList<Validity> Versions,
        IReadOnlyList<Succession> Predecessors, IReadOnlyList<Succession> Successors);

    /// <param name="Code"><c>remote</c>, <c>ethnic-minority</c>, <c>difficult</c> or <c>island</c>.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="ValidTo">First day after.</param>
    /// <param name="Source">Where it stands.</param>
    /// <param name="Decree">The decision.</param>
    public sealed record Flag(
        string Code, DateOnly ValidFrom, DateOnly? ValidTo, string Source, string? Decree);

    /// <param name="Qualifier">Tells units of one name apart; empty where the name suffices.</param>
    /// <param name="Type">Code of the type.</param>
    /// <param name="Code">National code.</param>
    /// <param name="Name">Full name.</param>
    /// <param name="ParentId">The unit above in that time.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="ValidTo">First day after.</param>
    /// <param name="Decree">The decision.</param>
    public sealed record Validity(
        string Type, string? Code, string Name, string Qualifier, Guid? ParentId, DateOnly ValidFrom,
        DateOnly? ValidTo, string? Decree);

    /// <param name="AreaId">The other unit.</param>
    /// <param name="Kind">Merged or divided.</param>
    /// <param name="How">Relation of the official table.</param>
    /// <param name="People">Where the people belong.</param>
    /// <param name="EffectiveOn">The day.</param>
    /// <param name="SharePermille">What is known of the division.</param>
    public sealed record Succession(
        Guid AreaId, SuccessionKind Kind, string How, PeopleGo People, DateOnly EffectiveOn, int? SharePermille);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var area = await db.Areas.AsNoTracking().Within(scope).Include(area => area.Versions)
            .SingleOrDefaultAsync(area => area.Id == id, cancellationToken);
        if (area is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(area.RowVersion);
        return TypedResults.Ok(await Show(db, area, time.GetUtcNow(), cancellationToken));
    }

    internal static async Task<Response> Show(
        LearnerDbContext db, Area area, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var edges = await db.AreaEdges.AsNoTracking()
            .Where(edge => edge.SupersededAt == null && (edge.FromAreaId == area.Id || edge.ToAreaId == area.Id))
            .OrderBy(edge => edge.Id).ToListAsync(cancellationToken);
        var flags = await db.AreaFlags.AsNoTracking()
            .Where(flag => flag.AreaId == area.Id && flag.SupersededAt == null)
            .OrderBy(flag => flag.ValidFrom).ThenBy(flag => flag.Flag)
            .Select(flag => new Flag(flag.Flag, flag.ValidFrom, flag.ValidTo, flag.Source, flag.Decree))
            .ToListAsync(cancellationToken);
        return Describe(area, edges, flags, now);
    }

    /// <summary>A unit just registered: without flags, and nothing became it yet.</summary>
    internal static Response Describe(Area area, DateTimeOffset now) => Describe(area, [], [], now);

    private static Response Describe(
        Area area, IReadOnlyCollection<AreaEdge> edges, IReadOnlyList<Flag> flags, DateTimeOffset now)
    {
        var today = VietnamTime.DateOf(now);
        var versions = area.Live.ToList();
        if (versions.Count == 0)
            versions = [.. area.Versions.OrderBy(version => version.RecordedAt).TakeLast(1)]; // undone: as it was meant
        var shown = versions.LastOrDefault(version => version.ValidFrom <= today) ?? versions[0];
        return new Response(
            area.Id, area.ParentId, area.Level, area.State, area.Path, shown.Type, shown.Code, shown.Name, flags,
            [
                .. versions.Select(version => new Validity(
                    version.Type, version.Code, version.Name, version.Qualifier, version.ParentId, version.ValidFrom,
                    version.ValidTo, version.Decree)),
            ],
            [
                .. edges.Where(edge => edge.ToAreaId == area.Id && edge.FromAreaId is not null)
                    .Select(edge => Of(edge, edge.FromAreaId!.Value)),
            ],
            [.. edges.Where(edge => edge.FromAreaId == area.Id).Select(edge => Of(edge, edge.ToAreaId))]);
    }

    private static Succession Of(AreaEdge edge, Guid other) =>
        new(other, edge.Kind, edge.How, edge.People, edge.EffectiveOn, edge.SharePermille);
}
