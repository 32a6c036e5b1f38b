using Microsoft.EntityFrameworkCore;
using Platform.Learners.Calendar;
using Platform.Learners.Rules;

namespace Platform.Learners.Requests;

/// <summary>How much time a kind of request gives: the value of the rule <c>dsr-deadlines</c>.</summary>
/// <param name="AcknowledgeWorkingDays">Working days until it is acknowledged.</param>
/// <param name="Days">Calendar days until it is done.</param>
/// <param name="ExtensionDays">By how many days it can be extended, once.</param>
/// <param name="ThirdPartyDays">Calendar days where a processor or a third party has to act too.</param>
internal sealed record RequestTerms(
    int AcknowledgeWorkingDays, int Days, int ExtensionDays, int? ThirdPartyDays = null);

/// <summary>The last days of a request. The day of receipt does not count.</summary>
internal sealed record RequestDeadlines(
    DateOnly AcknowledgeBy, DateOnly DueOn, DateOnly? ThirdPartyDueOn, int ExtensionDays, int RuleVersion,
    bool CalendarIncomplete)
{
    private static readonly RuleKey<Dictionary<RequestKind, RequestTerms>> Rule = new("dsr-deadlines");

    /// <returns>The deadlines by the rule of the day of receipt; nothing where no rule was in force.</returns>
    internal static async Task<RequestDeadlines?> Of(
        LearnerDbContext db, RequestKind kind, DateOnly receivedOn, CancellationToken cancellationToken)
    {
        if (!await db.Rules.AsOf(Rule.Code, receivedOn).AnyAsync(cancellationToken))
            return null;
        var rule = await RuleBook.Value(db, Rule, receivedOn, cancellationToken);
        var terms = rule.Value[kind];
        var calendar = await WorkCalendar.Load(db, receivedOn, cancellationToken);
        var acknowledgeBy = calendar.AddWorkingDays(receivedOn, terms.AcknowledgeWorkingDays);
        return new RequestDeadlines(
            acknowledgeBy, receivedOn.AddDays(terms.Days),
            terms.ThirdPartyDays is { } days ? receivedOn.AddDays(days) : null, terms.ExtensionDays, rule.Version,
            !calendar.Covers(receivedOn, acknowledgeBy));
    }
}
