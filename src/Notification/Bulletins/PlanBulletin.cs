using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

/// <summary>Writes down a bulletin, and where and when it is to be aired or published.</summary>
internal static class PlanBulletin
{
    private const int MostAirings = 5_000;
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <param name="Title">What it is about. <example>Lớp học số cộng đồng tối thứ Bảy</example></param>
    /// <param name="Airings">Channels, each with its places and slots.</param>
    /// <param name="Script">
    /// The text; may come later, or a recording instead. <example>Mời bà con đến nhà văn hoá thôn.</example>
    /// </param>
    /// <param name="Language">BCP 47. <example>vi</example></param>
    /// <param name="AreaId">The unit that gives it out; that of the token where none is named.</param>
    public sealed record Request(
        [StringLength(200, MinimumLength = 1)] string Title,
        [Length(1, 20)] IReadOnlyList<PlannedAiring> Airings,
        [StringLength(BulletinText.LongestScript, MinimumLength = 1)] string? Script = null,
        [RegularExpression(@"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}\z")] string Language = "vi",
        Guid? AreaId = null);

    /// <param name="Channel">By which it goes.</param>
    /// <param name="AreaIds">Communes or villages of the unit.</param>
    /// <param name="Slots">When, in each of them.</param>
    public sealed record PlannedAiring(
        BulletinChannel Channel,
        [Length(1, 500)] IReadOnlyList<Guid> AreaIds,
        [Length(1, 50)] IReadOnlyList<DateTimeOffset> Slots);

    /// <param name="Id">Identity of the bulletin.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, NotificationDbContext db,
        IOptions<BulletinOptions> options, TimeProvider time, HttpResponse response, ILogger<Bulletin> logger,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var areaId = request.AreaId ?? scope.AreaId;
        if (await Refusal(request, areaId, scope, db, options.Value, now, cancellationToken) is { } refusal)
            return refusal;

        var bulletin = new Bulletin
        {
            Id = Guid.CreateVersion7(now),
            AreaId = areaId,
            Title = request.Title,
            Language = request.Language,
        };
        bulletin.Write(request.Script, user.Actor());
        var airings = Airings(request).Select(airing => new BulletinAiring
        {
            Id = Guid.CreateVersion7(now),
            BulletinId = bulletin.Id,
            AreaId = airing.AreaId,
            Channel = airing.Channel,
            SlotAt = airing.SlotAt,
        }).Take(MostAirings + 1).ToList();
        if (airings.Count > MostAirings)
            return BulletinProblems.TooManyAirings;

        db.Bulletins.Add(bulletin);
        db.BulletinAirings.AddRange(airings);
        await db.SaveChangesAsync(cancellationToken);
        BulletinLog.Planned(logger, bulletin.Id, airings.Count);
        response.Headers.ETag = db.ETag(bulletin);
        return TypedResults.Created($"bulletins/{bulletin.Id}", new Response(bulletin.Id));
    }

    private static IEnumerable<(BulletinChannel Channel, Guid AreaId, DateTimeOffset SlotAt)> Airings(
        Request request) => (
            from planned in request.Airings
            from areaId in planned.AreaIds
            from slot in planned.Slots
            select (planned.Channel, areaId, slot.ToUniversalTime())).Distinct();

    private static async Task<ProblemHttpResult?> Refusal(
        Request request, Guid areaId, AreaScope scope, NotificationDbContext db, BulletinOptions options,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        Guid[] places = [.. request.Airings.SelectMany(planned => planned.AreaIds).Distinct()];
        if (!await db.Areas.AnyAsync(a => a.Id == areaId && a.Path.Contains(scope.AreaId), cancellationToken)
            || await db.Areas.CountAsync(a => places.Contains(a.Id) && a.Path.Contains(areaId), cancellationToken)
                != places.Length)
            return BulletinProblems.AreaOutside;

        var spoken = request.Airings.Where(planned => planned.Channel is BulletinChannel.Loudspeaker).ToList();
        if (request.Airings.SelectMany(planned => planned.Slots).Any(slot => slot <= now || slot - now > Furthest)
            || spoken.SelectMany(planned => planned.Slots).Any(slot => !AiringSlots.Allow(options, slot)))
            return BulletinProblems.SlotInvalid;

        return request.Script is { } script && BulletinText.Fault(script, spoken.Count > 0) is { } fault
            ? BulletinProblems.Unspeakable(fault)
            : null;
    }
}
