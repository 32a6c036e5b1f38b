using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Messages;

/// <summary>One message with its history; never its number or text.</summary>
internal static class GetMessage
{
    public sealed record Transition(string State, DateTimeOffset At);

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

    public sealed record Receipt(
        string Operator, string State, string? RawCode, DateTimeOffset ReportedAt, DateTimeOffset ReceivedAt);

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
