using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;
using Platform.Notifications.Contacts;
using Platform.Notifications.Messages;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Sending;

/// <summary>
/// Takes the messages that are due, safely beside other replicas, and commits an attempt for each before any call.
/// </summary>
internal sealed class ClaimMessages(
    NotificationDbContext db, ContactCipher cipher, IOptions<NotificationOptions> options, TimeProvider time,
    ILogger<ClaimMessages> logger)
{
    /// <summary>A message ready to be handed over. It exists in memory only.</summary>
    internal sealed record Claim(PartnerGatewayClient.Dispatch Dispatch, int Attempt, string? TraceParent);

    private static readonly TimeSpan ShortestContactRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestContactRetry = TimeSpan.FromMinutes(1);

    internal async Task<IReadOnlyList<Claim>> Run(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Skipping locked rows is right here: messages to different people have no order among them.
        var due = await db.Messages.FromSql(
            $"""
            select * from messages where next_try_at <= {now}
            order by next_try_at limit {options.Value.BatchSize} for update skip locked
            """).ToListAsync(cancellationToken);
        if (due.Count == 0)
            return [];

        var persons = await db.Persons([.. due.Select(message => message.LearnerId).Distinct()], cancellationToken);
        var learners = due.Select(message => persons.Current(message.LearnerId)).Distinct().ToList();
        var contacts = await db.Contacts.AsNoTracking().Where(contact => learners.Contains(contact.LearnerId))
            .ToDictionaryAsync(contact => contact.LearnerId, cancellationToken);
        var codes = due.Select(message => message.TemplateCode).Distinct().ToList();
        var templates = (await db.Templates.AsNoTracking().Where(template => codes.Contains(template.Code))
            .ToListAsync(cancellationToken)).ToLookup(template => (template.Code, template.Version));

        var claims = new List<Claim>(due.Count);
        foreach (var message in due)
        {
            var contact = contacts.GetValueOrDefault(persons.Current(message.LearnerId));
            if (persons.Object(message.LearnerId))
                GiveUp(message, "consent-withdrawn", now);
            else if (contact is null && now < message.CreatedAt + options.Value.ContactWait)
                message.AwaitContact(now, now + ContactRetry(now - message.CreatedAt));
            else if (contact?.SealedPhone is null)
                GiveUp(message, "no-contact", now);
            else if (message.Attempts >= options.Value.MaxAttempts)
                GiveUp(message, "technical-failure", now);
            else
                claims.Add(Begin(message, contact, templates[(message.TemplateCode, message.TemplateVersion)], now));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return claims;
    }

    /// <summary>
    /// A contact point that commits while a message is being claimed wakes nobody: a young message is tried again soon.
    /// </summary>
    private static TimeSpan ContactRetry(TimeSpan age) =>
        age < ShortestContactRetry ? ShortestContactRetry : age < LongestContactRetry ? age : LongestContactRetry;

    private Claim Begin(Message message, Contact contact, IEnumerable<Template> locales, DateTimeOffset now)
    {
        var attempt = message.Begin(now, options.Value.SendLease);
        db.MessageAttempts.Add(attempt);

        var template = Template.Choose([.. locales], contact.PreferredLanguage);
        var text = template.Render(message.Values, options.Value.AccentedText);
        var dispatch = new PartnerGatewayClient.Dispatch(
            message.Id, cipher.Open(contact.LearnerId, contact.SealedPhone), text, SmsText.Measure(text).Encoding,
            options.Value.Brandname, template.Category, message.LearnerId);
        return new Claim(dispatch, attempt.Number, message.TraceParent);
    }

    private void GiveUp(Message message, string reason, DateTimeOffset now)
    {
        if (message.GiveUp(reason, now) is not { } undeliverable)
            return;
        db.AddEvent(undeliverable);
        Log.MessageGivenUp(logger, message.Id, reason);
    }
}
