using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.Notifications.Sending;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Contacts;

/// <summary>Writes down by which channels a learner likes to be reached, and their address of e-mail.</summary>
internal static class SetPreferences
{
    /// <param name="UsesInbox">Whether the learner reads notices in the portal.</param>
    /// <param name="Channels">
    /// <c>inbox</c>, <c>zalo</c>, <c>sms</c>, <c>email</c> in the order the learner likes; others are not used. Absent:
    /// the rule decides.
    /// </param>
    /// <param name="Email">Address; absent where there is none. <example>hoc.vien@bdhvs.example</example></param>
    public sealed record Request(
        bool UsesInbox = false,
        [Length(1, 4)] IReadOnlyList<string>? Channels = null,
        [EmailAddress, StringLength(254)] string? Email = null);

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid learnerId, Request request, IfMatch ifMatch, AreaScope scope, NotificationDbContext db,
        ContactCipher cipher, HttpResponse response, CancellationToken cancellationToken)
    {
        if (request.Channels is { } channels
            && (channels.Distinct().Count() != channels.Count || channels.Except(ChannelNames.All).Any()))
        {
            return Problems.Unprocessable(
                "unknown-channel", "Kênh không tồn tại hoặc bị lặp.", "A channel is unknown or named twice.");
        }

        var contact = await db.Contacts.Within(scope, db)
            .SingleOrDefaultAsync(contact => contact.LearnerId == learnerId, cancellationToken);
        if (contact is null || contact.ErasedAt is not null)
            return TypedResults.NotFound();

        var email = request.Email is null ? null : cipher.Seal(learnerId, request.Email);
        contact.Prefer(email, request.UsesInbox, request.Channels is null ? null : [.. request.Channels]);
        db.Expect(contact, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        response.Headers.ETag = db.ETag(contact);
        return TypedResults.NoContent();
    }
}
