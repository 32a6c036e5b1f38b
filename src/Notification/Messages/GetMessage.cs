using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Messages;

/// <summary>One message with its history; never its number or text.</summary>
internal static class GetMessage
{
    public sealed record Transition(string State, DateTimeOffset At);

    public sealed record Attempt(int Number, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, string? Outcome);

    public sealed record Receipt(
        string Operator, string State, string? RawCode, DateTimeOffset ReportedAt, DateTimeOffset ReceivedAt);

    public sealed record Response(
        Guid Id, Guid LearnerId, Guid AreaId, string Channel, string TemplateCode, int TemplateVersion, string State,
        string? ReasonCode, DateTimeOffset CreatedAt, DateTimeOffset? NextTryAt, IReadOnlyList<Transition> History,
        IReadOnlyList<Attempt> Attempts, IReadOnlyList<Receipt> Receipts);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, NotificationDbContext db, CancellationToken cancellationToken)
    {
        var message = await db.Messages.AsNoTracking().Within(scope, db)
            .Include(m => m.Transitions)
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
            [.. attempts.Select(a => new Attempt(a.Number, a.BegunAt, a.EndedAt, Word(a.Outcome)))],
            receipts));
    }

    internal static string Word(MessageState state) => state.ToString().ToLowerInvariant();

    private static string? Word(SendOutcome? outcome) => outcome switch
    {
        null => null,
        SendOutcome.NotSent => "not-sent",
        _ => outcome.Value.ToString().ToLowerInvariant(),
    };
}
