using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Contacts;

/// <summary>Which channels lead to a learner and what they said about them; never a number or an address.</summary>
internal static class GetRecipient
{
    /// <param name="Channel">The channel; <c>*</c> for all. <example>sms</example></param>
    /// <param name="Topic">The topic; <c>*</c> for all. <example>classes</example></param>
    /// <param name="SaidAt">When it was said.</param>
    public sealed record Refused(string Channel, string Topic, DateTimeOffset SaidAt);

    /// <param name="LearnerId">The learner.</param>
    /// <param name="Language">Of messages. <example>vi</example></param>
    /// <param name="HasPhone">Whether a number is known.</param>
    /// <param name="HasEmail">Whether an address of e-mail is known.</param>
    /// <param name="UsesInbox">Whether the learner reads notices in the portal.</param>
    /// <param name="Channels">As they like them, <c>sms</c> or others; absent where the rule decides.</param>
    /// <param name="ObjectsToAll">Whether the learner wants no messages at all.</param>
    /// <param name="AgreesToAdverts">Whether the learner said yes to adverts.</param>
    /// <param name="OptOuts">What the learner wants none of.</param>
    public sealed record Response(
        Guid LearnerId, string Language, bool HasPhone, bool HasEmail, bool UsesInbox, IReadOnlyList<string>? Channels,
        bool ObjectsToAll, bool AgreesToAdverts, IReadOnlyList<Refused> OptOuts);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid learnerId, AreaScope scope, NotificationDbContext db, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var contact = await db.Contacts.Within(scope, db)
            .SingleOrDefaultAsync(contact => contact.LearnerId == learnerId, cancellationToken);
        if (contact is null)
            return TypedResults.NotFound();

        var persons = await db.Persons([learnerId], cancellationToken);
        var agrees = await db.AdvertConsents.AnyAsync(
            consent => consent.LearnerId == learnerId && consent.Given, cancellationToken);
        var optOuts = await db.OptOuts.AsNoTracking()
            .Where(optOut => optOut.LearnerId == learnerId && optOut.OptedOut)
            .OrderBy(optOut => optOut.Channel).ThenBy(optOut => optOut.Topic)
            .Select(optOut => new Refused(optOut.Channel, optOut.Topic, optOut.SaidAt))
            .ToListAsync(cancellationToken);
        response.Headers.ETag = db.ETag(contact);
        return TypedResults.Ok(new Response(
            learnerId, contact.PreferredLanguage, contact.SealedPhone is not null, contact.SealedEmail is not null,
            contact.UsesInbox, contact.Channels, persons.Object(learnerId), agrees, optOuts));
    }
}
