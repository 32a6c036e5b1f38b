using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Areas;
using Platform.Notifications.Messages;
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
    /// <param name="Failed">Those that did not.</param>
    /// <param name="Withheld">Those that were not sent by a decision.</param>
    /// <param name="Open">Those on their way, or without a receipt.</param>
    /// <param name="Cost">In đồng, of all attempts.</param>
    public sealed record Line(
        string SentBy, string TemplateCode, int TemplateVersion, string Channel, int People, int Messages,
        int Delivered, int Failed, int Withheld, int Open, decimal Cost);

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
        var lines = await db.Messages.AsNoTracking().Within(scope, db)
            .Where(message => message.CreatedAt >= start && message.CreatedAt < end)
            .Select(message => new
            {
                message.SentBy,
                message.TemplateCode,
                message.TemplateVersion,
                message.Channel,
                message.LearnerId,
                message.State,
                IsWithheld = message.Decisions.Any(decision => decision.Kind == DecisionKind.Withheld),
                Cost = db.MessageAttempts.Where(attempt => attempt.MessageId == message.Id)
                    .Where(attempt => attempt.Outcome != SendOutcome.NotSent && attempt.Outcome != SendOutcome.Refused)
                    .Sum(attempt => (decimal?)attempt.Cost) ?? 0,
            })
            .GroupBy(row => new { row.SentBy, row.TemplateCode, row.TemplateVersion, row.Channel })
            .OrderBy(group => group.Key.SentBy).ThenBy(group => group.Key.TemplateCode)
            .ThenBy(group => group.Key.TemplateVersion).ThenBy(group => group.Key.Channel)
            .Select(group => new Line(
                group.Key.SentBy, group.Key.TemplateCode, group.Key.TemplateVersion, group.Key.Channel,
                group.Select(row => row.LearnerId).Distinct().Count(), group.Count(),
                group.Count(row => row.State == MessageState.Delivered || row.State == MessageState.Digested),
                group.Count(row => !row.IsWithheld && (row.State == MessageState.Undeliverable
                    || row.State == MessageState.Expired || row.State == MessageState.Rejected)),
                group.Count(row => row.IsWithheld),
                group.Count(row => !row.IsWithheld && (row.State == MessageState.Pending
                    || row.State == MessageState.Created || row.State == MessageState.Sending
                    || row.State == MessageState.Ambiguous || row.State == MessageState.Accepted
                    || row.State == MessageState.Unknown)),
                group.Sum(row => row.Cost)))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(from, until, lines));
    }
}
