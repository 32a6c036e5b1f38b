using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Notifications.Messages;

namespace Platform.Notifications.Contacts;

internal sealed class LearnerContactChangedConsumer(NotificationDbContext db, ContactCipher cipher, TimeProvider time)
    : IConsumer<LearnerContactChanged>
{
    public async Task Consume(ConsumeContext<LearnerContactChanged> context)
    {
        var evt = context.Message;
        var phone = evt.Phone is null ? null : cipher.Seal(evt.LearnerId, evt.Phone);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into contacts (learner_id, area_id, sealed_phone, preferred_language)
            values ({evt.LearnerId}, {evt.AreaId}, {phone}, {evt.PreferredLanguage})
            on conflict (learner_id) do update
            set area_id = excluded.area_id, sealed_phone = excluded.sealed_phone,
              preferred_language = excluded.preferred_language
            where contacts.erased_at is null
            """,
            context.CancellationToken);

        // A certificate can be quicker than the contact point: what has been waiting for it goes now.
        var person = await db.PersonIds([evt.LearnerId], context.CancellationToken);
        await db.Messages.Wake(person, time.GetUtcNow(), context.CancellationToken);
    }
}
