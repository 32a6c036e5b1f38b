using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Partners.V1;
using Platform.Notifications.Contacts;
using Platform.Notifications.Rules;
using Platform.Notifications.Sending;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Audiences;

/// <summary>Keeps the operator of a number and nothing of the number.</summary>
internal sealed class NumberLinkConsumer(NotificationDbContext db, ContactCipher cipher, TimeProvider time) :
    IConsumer<LearnerContactChanged>, IConsumer<NumberPorted>
{
    public async Task Consume(ConsumeContext<LearnerContactChanged> context)
    {
        var (id, phone, cancellationToken) = (
            context.Message.LearnerId, context.Message.Phone, context.CancellationToken);
        if (phone is null)
        {
            await db.NumberLinks.Where(number => number.LearnerId == id).ExecuteDeleteAsync(cancellationToken);
            return;
        }

        var key = cipher.KeyOf(phone);
        var ported = await db.PortedNumbers.AsNoTracking()
            .SingleOrDefaultAsync(number => number.RecipientKey == key, cancellationToken);
        var rules = SendingRules.From(await RuleSet.Load(db, VietnamTime.Today(time), cancellationToken));
        await Keep(
            id, ported is null ? rules.NetworkByPrefix(phone) : ported.OperatorId, isNew: true, cancellationToken);
    }

    public async Task Consume(ConsumeContext<NumberPorted> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        var learner = await db.Messages.Where(message => message.Id == evt.Reference)
            .Select(message => (Guid?)message.LearnerId).SingleOrDefaultAsync(cancellationToken);
        if (learner is { } id)
            await Keep(id, evt.NewOperatorId, isNew: false, cancellationToken);
    }

    private Task<int> Keep(Guid learnerId, string? link, bool isNew, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into number_links (learner_id, link)
            select {learnerId}, {link ?? NumberLink.Other}
            where not exists (select from recipients where learner_id = {learnerId} and state = 'erased')
            on conflict (learner_id) do update set link = excluded.link,
              dead_at = case when {isNew} then null else number_links.dead_at end
            """,
            cancellationToken);
}
