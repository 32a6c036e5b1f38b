using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Notifications.V1;
using Platform.Messaging;
using Platform.Notifications.Audiences;

namespace Platform.Notifications.Contacts;

/// <summary>
/// Forgets the number of whoever was erased and what their messages were about; what has not gone out does not go any
/// more. That there were messages, and what became of them, stays as figures that name nobody.
/// </summary>
internal sealed class LearnerErasedConsumer(NotificationDbContext db, TimeProvider time) : IConsumer<LearnerErased>
{
    public async Task Consume(ConsumeContext<LearnerErased> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        var now = time.GetUtcNow();
        var known = await db.Contacts.AnyAsync(
            contact => contact.LearnerId == evt.LearnerId && contact.ErasedAt == null, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into contacts (learner_id, preferred_language, erased_at) values ({evt.LearnerId}, 'vi', {now})
            on conflict (learner_id) do update set sealed_phone = null, sealed_email = null,
                channels = null, uses_inbox = false, preferred_language = 'vi',
                erased_at = coalesce(contacts.erased_at, excluded.erased_at)
            """,
            cancellationToken);
        await db.OptOuts.Where(optOut => optOut.LearnerId == evt.LearnerId).ExecuteDeleteAsync(cancellationToken);
        await db.AdvertConsents.Where(consent => consent.LearnerId == evt.LearnerId)
            .ExecuteDeleteAsync(cancellationToken);
        await db.ClassSeats.Where(seat => seat.LearnerId == evt.LearnerId).ExecuteDeleteAsync(cancellationToken);
        await db.TrialGuests.Where(guest => guest.LearnerId == evt.LearnerId).ExecuteDeleteAsync(cancellationToken);

        // Held: an attempt and a receipt may be on their way.
        var messages = await db.Messages
            .FromSql($"select * from messages where learner_id = {evt.LearnerId} order by id for update")
            .ToListAsync(cancellationToken);
        foreach (var undeliverable in messages.Select(message => message.Erase(now)).OfType<MessageUndeliverable>())
            db.AddEvent(undeliverable);
        await ForgetNumbers(evt.LearnerId, cancellationToken);
        await db.Forget(evt, cancellationToken);
        await db.ForgetAsync("learner", evt.LearnerId, cancellationToken);
        db.AddEvent(new NotificationErasureAnswered
        {
            ErasureId = evt.ErasureId,
            Version = 1,
            OccurredAt = now,
            LearnerId = evt.LearnerId,
            Outcome = known || messages.Count > 0 ? "erased" : "nothing",
            ReasonCode = messages.Count > 0 ? "figures-without-persons" : null,
        });
    }

    /// <summary>
    /// A key of a number is as good as the number to whoever has our secret. What its owner refused stays: it protects
    /// whoever uses the number now.
    /// </summary>
    private Task<int> ForgetNumbers(Guid learnerId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            with attempts as (
              select attempt.message_id, attempt.number, attempt.recipient_key
              from message_attempts attempt join messages on messages.id = attempt.message_id
              where messages.learner_id = {learnerId} and attempt.recipient_key is not null),
            ported as (delete from ported_numbers where recipient_key in (select recipient_key from attempts)),
            unreachable as (
              delete from unreachable_addresses where recipient_key in (select recipient_key from attempts))
            update message_attempts attempt set recipient_key = null from attempts
            where attempt.message_id = attempts.message_id and attempt.number = attempts.number
            """,
            cancellationToken);
}
