using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Audit;

/// <summary>
/// Who sent what to how many in a span of days, what became of it, what was not sent, and what it cost; a line for each
/// sender, template, version and channel.
/// </summary>
internal static class GetSends
{
    private const int LongestDays = 366;

    /// <param name="SentBy">Who caused it; <c>platform</c> where an event did. <example>platform</example></param>
    /// <param name="TemplateCode">The template. <example>class-reminder</example></param>
    /// <param name="TemplateVersion">Its version.</param>
    /// <param name="Channel">The channel it went by last. <example>sms</example></param>
    /// <param name="People">Learners, each once.</param>
    /// <param name="Messages">Messages.</param>
    /// <param name="Delivered">Those that came through.</param>
    /// <param name="Digested">Those told with others in one that counts them.</param>
    /// <param name="Failed">Those that did not.</param>
    /// <param name="Withheld">Those that were not sent by a decision.</param>
    /// <param name="Open">Those on their way, or without a receipt.</param>
    /// <param name="Cost">In đồng, of all attempts.</param>
    public sealed record Line(
        string SentBy, string TemplateCode, int TemplateVersion, string Channel, int People, int Messages,
        int Delivered, int Digested, int Failed, int Withheld, int Open, decimal Cost);

    /// <param name="From">First day.</param>
    /// <param name="Until">Last day.</param>
    /// <param name="Lines">By sender, template, version and channel.</param>
    public sealed record Response(DateOnly From, DateOnly Until, IReadOnlyList<Line> Lines);

    /// <param name="from">First day, in Vietnam.</param>
    /// <param name="until">Last day; a year after the first at most.</param>
    /// <param name="scope">The area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        DateOnly from, DateOnly until, AreaScope scope, NotificationDbContext db, CancellationToken cancellationToken)
    {
        if (until < from || until.DayNumber - from.DayNumber >= LongestDays || until == DateOnly.MaxValue)
        {
            return Problems.Unprocessable(
                "window-invalid", "Khoảng thời gian không hợp lệ: tối đa một năm.",
                "The window is not valid: a year at most.");
        }

        var (start, end) = (VietnamTime.At(from, default), VietnamTime.At(until.AddDays(1), default));
        var lines = await db.Database.SqlQuery<Line>(
            $"""
            select sent_by as "SentBy", template_code as "TemplateCode", template_version as "TemplateVersion",
              channel as "Channel", count(distinct learner_id)::int as "People", count(*)::int as "Messages",
              (count(*) filter (where state = 'Delivered'))::int as "Delivered",
              (count(*) filter (where state = 'Digested'))::int as "Digested",
              (count(*) filter (
                where not withheld and state in ('Undeliverable', 'Expired', 'Rejected')))::int as "Failed",
              (count(*) filter (where withheld))::int as "Withheld",
              (count(*) filter (where state not in
                ('Delivered', 'Digested', 'Undeliverable', 'Expired', 'Rejected')))::int as "Open",
              coalesce(sum(cost), 0) as "Cost"
            from (
              select messages.*,
                exists (select from message_decisions decision
                  where decision.message_id = messages.id and decision.kind = 'Withheld') as withheld,
                (select sum(attempt.cost) from message_attempts attempt where attempt.message_id = messages.id
                  and coalesce(attempt.outcome, 'Unknown') in ('Accepted', 'Unknown')) as cost
              from messages where created_at >= {start} and created_at < {end}
                and exists (select from areas where areas.id = area_id and areas.path @> array[{scope.AreaId}])) as sent
            group by sent_by, template_code, template_version, channel
            order by sent_by, template_code, template_version, channel
            """).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(from, until, lines));
    }
}
