using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Messages;

/// <summary>One message with its history; never its number or text.</summary>
internal static class GetMessage
{
    /// <param name="State">The state it entered. <example>accepted</example></param>
    /// <param name="At">When.</param>
    public sealed record Transition(string State, DateTimeOffset At);

    /// <param name="Number">Counted from 1, over all channels.</param>
    /// <param name="Channel">By which it was tried. <example>sms</example></param>
    /// <param name="Operator">Who was to carry it, or did. <example>viettel</example></param>
    /// <param name="Segments">Segments of an SMS, else 1.</param>
    /// <param name="BegunAt">When it began.</param>
    /// <param name="EndedAt">When there was an answer.</param>
    /// <param name="Outcome">
    /// <c>accepted</c>, <c>not-sent</c>, <c>unknown</c> or <c>refused</c>; absent where nobody answered yet.
    /// </param>
    public sealed record Attempt(
        int Number, string Channel, string? Operator, int Segments, DateTimeOffset BegunAt, DateTimeOffset? EndedAt,
        string? Outcome);

    /// <param name="Kind">Not at all, not then, or not by that channel.</param>
    /// <param name="Channel">The channel it was about.</param>
    /// <param name="ReasonCode">Why. <example>quiet-hours</example></param>
    /// <param name="Rule">Rule and version that decided. <example>advert-limits/1</example></param>
    /// <param name="At">When.</param>
    public sealed record Decision(
        DecisionKind Kind, string Channel, string ReasonCode, string? Rule, DateTimeOffset At);

    /// <param name="Operator">Who reported it. <example>viettel</example></param>
    /// <param name="State">What was reported. <example>delivered</example></param>
    /// <param name="RawCode">As the operator writes it. <example>DELIVRD</example></param>
    /// <param name="ReportedAt">By the operator's clock.</param>
    /// <param name="ReceivedAt">By ours.</param>
    public sealed record Receipt(
        string Operator, string State, string? RawCode, DateTimeOffset ReportedAt, DateTimeOffset ReceivedAt);

    /// <param name="Id">Identity of the message, also the reference given to whoever carries it.</param>
    /// <param name="LearnerId">The recipient.</param>
    /// <param name="AreaId">Where it is counted.</param>
    /// <param name="Channel">By which it goes, or went last. <example>sms</example></param>
    /// <param name="TemplateCode">The template. <example>class-reminder</example></param>
    /// <param name="TemplateVersion">Its version.</param>
    /// <param name="State">Where it stands. <example>delivered</example></param>
    /// <param name="ReasonCode">Why it ended so. <example>permanent-failure</example></param>
    /// <param name="CreatedAt">When it was queued.</param>
    /// <param name="NextTryAt">When it is tried next; absent where only a receipt moves it.</param>
    /// <param name="History">States it has entered.</param>
    /// <param name="Attempts">Attempts to hand it over.</param>
    /// <param name="Receipts">What was reported of it, also what changed nothing.</param>
    /// <param name="Decisions">Why it was not sent, not then, or not by a channel.</param>
    public sealed record Response(
        Guid Id, Guid LearnerId, Guid AreaId, string Channel, string TemplateCode, int TemplateVersion, string State,
        string? ReasonCode, DateTimeOffset CreatedAt, DateTimeOffset? NextTryAt, IReadOnlyList<Transition> History,
        IReadOnlyList<Attempt> Attempts, IReadOnlyList<Receipt> Receipts, IReadOnlyList<Decision> Decisions);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, NotificationDbContext db, CancellationToken cancellationToken)
    {
        var message = await db.Messages.AsNoTracking().Within(scope, db)
            .Include(m => m.Transitions).Include(m => m.Decisions).AsSplitQuery()
            .SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (message is null)
            return TypedResults.NotFound();

        var attempts = await db.MessageAttempts.AsNoTracking().Where(a => a.MessageId == id).OrderBy(a => a.Number)
            .ToListAsync(cancellationToken);
        var receipts = await db.MessageReceipts.AsNoTracking().Where(r => r.MessageId == id).OrderBy(r => r.ReceivedAt)
            .Select(r => new Receipt(r.PartnerId, r.State, r.RawCode, r.ReportedAt, r.ReceivedAt))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            message.Id, message.LearnerId, message.AreaId, message.Channel,
            message.TemplateCode, message.TemplateVersion, Word(message.State), message.ReasonCode,
            message.CreatedAt, message.NextTryAt,
            [.. message.Transitions.OrderBy(t => t.At).ThenBy(t => t.Id)
                .Select(t => new Transition(Word(t.State), t.At))],
            [.. attempts.Select(a => new Attempt(
                a.Number, a.Channel, a.OperatorId, a.Segments, a.BegunAt, a.EndedAt, Word(a.Outcome)))],
            receipts,
            [.. message.Decisions.OrderBy(d => d.At).ThenBy(d => d.Id)
                .Select(d => new Decision(d.Kind, d.Channel, d.ReasonCode, d.Rule, d.At))]));
    }

    internal static string Word(MessageState state) => state.ToString().ToLowerInvariant();

    private static string? Word(SendOutcome? outcome) => outcome switch
    {
        null => null,
        SendOutcome.NotSent => "not-sent",
        _ => outcome.Value.ToString().ToLowerInvariant(),
    };
}
