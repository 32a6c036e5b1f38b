using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Notifications.Contacts;

/// <summary>
/// Messages stop when a learner objects to them and go on when that is taken back; adverts begin with a yes.
/// </summary>
internal sealed class ConsentConsumer(NotificationDbContext db) : IConsumer<ConsentGiven>, IConsumer<ConsentWithdrawn>
{
    private const string Notices = "sms-notices";
    private const string Adverts = "marketing";

    public Task Consume(ConsumeContext<ConsentGiven> context)
    {
        var evt = context.Message;
        return Apply(
            evt.LearnerId, evt.Purpose, evt.Version, evt.OccurredAt, given: true, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<ConsentWithdrawn> context)
    {
        var evt = context.Message;
        return Apply(
            evt.LearnerId, evt.Purpose, evt.Version, evt.OccurredAt, given: false, context.CancellationToken);
    }

    private Task Apply(
        Guid learnerId, string purpose, long version, DateTimeOffset saidAt, bool given,
        CancellationToken cancellationToken) => purpose switch
        {
            Notices => db.Database.ExecuteSqlAsync(
                $"""
                insert into objections (learner_id, objects, said_at, version)
                values ({learnerId}, {!given}, {saidAt}, {version})
                on conflict (learner_id) do update
                set objects = excluded.objects, said_at = excluded.said_at, version = excluded.version
                where objections.version < excluded.version
                """,
                cancellationToken),
            Adverts => db.Database.ExecuteSqlAsync(
                $"""
                insert into advert_consents (learner_id, given, version) values ({learnerId}, {given}, {version})
                on conflict (learner_id) do update set given = excluded.given, version = excluded.version
                where advert_consents.version < excluded.version
                """,
                cancellationToken),
            _ => Task.CompletedTask,
        };
}
