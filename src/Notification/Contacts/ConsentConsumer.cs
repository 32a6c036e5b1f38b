using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Notifications.Contacts;

/// <summary>Messages stop when a learner objects to them and go on when that is taken back.</summary>
internal sealed class ConsentConsumer(NotificationDbContext db) : IConsumer<ConsentGiven>, IConsumer<ConsentWithdrawn>
{
    private const string Purpose = "sms-notices";

    public Task Consume(ConsumeContext<ConsentGiven> context)
    {
        var evt = context.Message;
        return Apply(
            evt.LearnerId, evt.Purpose, evt.Version, evt.OccurredAt, objects: false, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<ConsentWithdrawn> context)
    {
        var evt = context.Message;
        return Apply(
            evt.LearnerId, evt.Purpose, evt.Version, evt.OccurredAt, objects: true, context.CancellationToken);
    }

    private Task Apply(
        Guid learnerId, string purpose, long version, DateTimeOffset saidAt, bool objects,
        CancellationToken cancellationToken) =>
        purpose != Purpose
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync(
                $"""
                insert into objections (learner_id, objects, said_at, version)
                values ({learnerId}, {objects}, {saidAt}, {version})
                on conflict (learner_id) do update
                set objects = excluded.objects, said_at = excluded.said_at, version = excluded.version
                where objections.version < excluded.version
                """,
                cancellationToken);
}
