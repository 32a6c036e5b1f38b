using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Contacts;

/// <summary>A learner wants nothing more by a channel, about a topic, or about a topic by a channel.</summary>
internal static class SayOptOut
{
    /// <param name="Channel">The channel; all of them where none is named. <example>sms</example></param>
    /// <param name="Topic">The topic; all of them where none is named. <example>classes</example></param>
    public sealed record Request(
        [AllowedValues("inbox", "zalo", "sms", "email", null)] string? Channel = null,
        [RegularExpression("^[a-z][a-z0-9-]{1,39}\\z")] string? Topic = null);

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid learnerId, Request request, AreaScope scope, ClaimsPrincipal user, NotificationDbContext db,
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (!await db.Contacts.Within(scope, db).AnyAsync(
            contact => contact.LearnerId == learnerId && contact.ErasedAt == null, cancellationToken))
            return TypedResults.NotFound();

        var said = await Find(learnerId, request, db, cancellationToken);
        if (said is null)
        {
            said = new OptOut
            {
                LearnerId = learnerId,
                Channel = request.Channel ?? OptOut.All,
                Topic = request.Topic ?? OptOut.All,
            };
            db.OptOuts.Add(said);
        }

        said.Say(optedOut: true, user.Actor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    internal static Task<OptOut?> Find(
        Guid learnerId, Request request, NotificationDbContext db, CancellationToken cancellationToken)
    {
        var (channel, topic) = (request.Channel ?? OptOut.All, request.Topic ?? OptOut.All);
        return db.OptOuts.SingleOrDefaultAsync(
            said => said.LearnerId == learnerId && said.Channel == channel && said.Topic == topic, cancellationToken);
    }
}
