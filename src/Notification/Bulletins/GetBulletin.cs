using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

/// <summary>
/// A bulletin and what became of its airings in the caller&apos;s area. The figures count airings and places: how many
/// people heard or read it, nobody knows.
/// </summary>
internal static class GetBulletin
{
    /// <summary>After this a slot without a report counts as unreported; before, it is to come.</summary>
    private static readonly TimeSpan ReportWithin = TimeSpan.FromHours(24);

    /// <param name="Bulletin">The bulletin.</param>
    /// <param name="Script">The text. <example>Mời bà con đến nhà văn hoá thôn.</example></param>
    /// <param name="Channels">What became of the airings, by channel.</param>
    public sealed record Response(BulletinItem Bulletin, string? Script, IReadOnlyList<ChannelFigures> Channels);

    /// <param name="Channel">The channel.</param>
    /// <param name="Places">Communes and villages in which it is to be aired. <example>148</example></param>
    /// <param name="PlacesAired">Those where it was, at least once and in part. <example>131</example></param>
    /// <param name="ToCome">Airings to come, or to be reported within a day. <example>148</example></param>
    /// <param name="Aired">Airings reported as aired. <example>129</example></param>
    /// <param name="PartlyAired">Airings reported as aired in part. <example>4</example></param>
    /// <param name="Failed">Airings reported as failed. <example>9</example></param>
    /// <param name="Unreported">Airings nobody reported: not counted as aired. <example>6</example></param>
    public sealed record ChannelFigures(
        BulletinChannel Channel, int Places, int PlacesAired, int ToCome, int Aired, int PartlyAired, int Failed,
        int Unreported);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, NotificationDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var bulletin = await db.Bulletins.AsNoTracking().VisibleTo(scope, db)
            .SingleOrDefaultAsync(bulletin => bulletin.Id == id, cancellationToken);
        if (bulletin is null)
            return TypedResults.NotFound();

        var late = time.GetUtcNow() - ReportWithin;
        var channels = await db.BulletinAirings.Within(scope, db)
            .Where(airing => airing.BulletinId == id && airing.State != AiringState.Cancelled)
            .GroupBy(airing => airing.Channel)
            .Select(group => new ChannelFigures(
                group.Key,
                group.Select(airing => airing.AreaId).Distinct().Count(),
                group.Where(airing => airing.State == AiringState.Aired || airing.State == AiringState.PartlyAired)
                    .Select(airing => airing.AreaId).Distinct().Count(),
                group.Count(airing => airing.State == AiringState.Planned && airing.SlotAt >= late),
                group.Count(airing => airing.State == AiringState.Aired),
                group.Count(airing => airing.State == AiringState.PartlyAired),
                group.Count(airing => airing.State == AiringState.Failed),
                group.Count(airing => airing.State == AiringState.Planned && airing.SlotAt < late)))
            .ToListAsync(cancellationToken);
        response.Headers.ETag = IfMatch.ETag(bulletin.RowVersion);
        return TypedResults.Ok(new Response(
            BulletinItem.Of(bulletin), bulletin.Script, [.. channels.OrderBy(figures => figures.Channel)]));
    }
}
