using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Notifications.V1;

namespace Platform.Insights.Progress;

/// <summary>A message that an operator confirmed as delivered.</summary>
internal sealed class NoticeFact
{
    public Guid MessageId { get; private set; }

    public Guid LearnerId { get; private set; }

    public string Channel { get; private set; } = "";

    public DateTimeOffset DeliveredAt { get; private set; }

    internal static Task Apply(InsightsDbContext db, MessageDelivered evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into notices (message_id, learner_id, channel, delivered_at)
            values ({evt.MessageId}, {evt.LearnerId}, {evt.Channel}, {evt.OccurredAt})
            on conflict (message_id) do nothing
            """,
            cancellationToken);
}
