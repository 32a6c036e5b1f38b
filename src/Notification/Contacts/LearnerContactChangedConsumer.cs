using MassTransit;
using Platform.Contracts.Learners.V1;
using Platform.Notifications.Messages;

namespace Platform.Notifications.Contacts;

internal sealed class LearnerContactChangedConsumer(NotificationDbContext db, ContactCipher cipher, TimeProvider time)
    : IConsumer<LearnerContactChanged>
{
    public async Task Consume(ConsumeContext<LearnerContactChanged> context)
    {
        var evt = context.Message;
        var contact = await db.Contacts.FindAsync([evt.LearnerId], context.CancellationToken);
        if (contact is null)
        {
            contact = new Contact { LearnerId = evt.LearnerId, PreferredLanguage = evt.PreferredLanguage };
            db.Contacts.Add(contact);
        }

        contact.SealedPhone = evt.Phone is null ? null : cipher.Seal(evt.LearnerId, evt.Phone);
        contact.PreferredLanguage = evt.PreferredLanguage;

        // A certificate can be quicker than the contact point: what has been waiting for it goes now.
        var person = await db.PersonIds([evt.LearnerId], context.CancellationToken);
        await db.Messages.Wake(person, time.GetUtcNow(), context.CancellationToken);
    }
}
