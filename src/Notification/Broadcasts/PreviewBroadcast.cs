using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Notifications.Areas;
using Platform.Notifications.Sending;
using Platform.Notifications.Templates;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Broadcasts;

/// <summary>
/// What a broadcast would be if it began now: how many people, by which links, how many segments, until when, and
/// whether a second person has to approve it.
/// </summary>
internal static class PreviewBroadcast
{
    /// <param name="People">People of the segment. <example>1000000</example></param>
    /// <param name="Reachable">Those who would get a message. <example>912000</example></param>
    /// <param name="Objecting">Those who want none. <example>8000</example></param>
    /// <param name="Unreachable">Those no channel reaches. <example>80000</example></param>
    /// <param name="Links">The same by the link of an operator.</param>
    /// <param name="Text">The text as it is sent, in Vietnamese.</param>
    /// <param name="Segments">Short messages it is billed as, for each person. <example>1</example></param>
    /// <param name="EndsAt">When the last would go out; none where that is not foreseeable.</param>
    /// <param name="NeedsApproval">Whether a second person has to approve it first.</param>
    public sealed record Response(
        int People, int Reachable, int Objecting, int Unreachable, IReadOnlyList<LinkShare> Links, string Text,
        int Segments, DateTimeOffset? EndsAt, bool NeedsApproval);

    /// <param name="Link">Code of the operator. <example>viettel</example></param>
    /// <param name="Recipients">Messages that would go by it. <example>400000</example></param>
    /// <param name="PerSecond">How many it takes in a second. <example>50</example></param>
    public sealed record LinkShare(string Link, int Recipients, int PerSecond);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, NotificationDbContext db, IOptions<NotificationOptions> sending,
        IOptions<BroadcastOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        var broadcast = await db.Broadcasts.AsNoTracking().Within(scope, db)
            .SingleOrDefaultAsync(broadcast => broadcast.Id == id, cancellationToken);
        if (broadcast is null)
            return TypedResults.NotFound();

        var counts = await broadcast.Audience.CountIn(db, cancellationToken);
        List<LinkShare> links =
        [
            .. counts.Where(count => count.Reachable > 0)
                .Select(count => new LinkShare(count.Link, count.Reachable, options.Value.RateOf(count.Link))),
        ];
        var template = await db.Templates.AsNoTracking().SingleAsync(
            text => text.Code == broadcast.TemplateCode && text.Version == broadcast.TemplateVersion
                && text.Locale == Template.Fallback,
            cancellationToken);
        var text = template.Render(broadcast.Values, sending.Value.AccentedText);
        var now = time.GetUtcNow();
        var night = await db.QuietHours(sending.Value, now, cancellationToken);
        var people = counts.Sum(count => count.People);
        return TypedResults.Ok(new Response(
            people,
            counts.Sum(count => count.Reachable),
            counts.Sum(count => count.Objecting),
            counts.Sum(count => count.Unreachable),
            links,
            text,
            SmsText.Measure(text).Segments,
            SendingTime.End(
                now,
                TimeSpan.FromSeconds(links.Select(link => (double)link.Recipients / link.PerSecond).Append(0).Max()),
                night.Includes),
            broadcast.NeedsApproval(people, options.Value.ApprovalFrom)));
    }
}
