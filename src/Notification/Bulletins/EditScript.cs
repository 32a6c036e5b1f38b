using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

/// <summary>Replaces the text of a bulletin. It has to be approved again before it is aired.</summary>
internal static class EditScript
{
    /// <param name="Script">The text. <example>Mời bà con đến nhà văn hoá thôn.</example></param>
    public sealed record Request([StringLength(BulletinText.LongestScript, MinimumLength = 1)] string Script);

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, NotificationDbContext db,
        HttpResponse response, ILogger<Bulletin> logger, CancellationToken cancellationToken)
    {
        var bulletin = await db.Bulletins.Within(scope, db)
            .SingleOrDefaultAsync(bulletin => bulletin.Id == id, cancellationToken);
        if (bulletin is null)
            return TypedResults.NotFound();

        var spoken = await db.BulletinAirings.AnyAsync(
            airing => airing.BulletinId == id && airing.Channel == BulletinChannel.Loudspeaker, cancellationToken);
        if (BulletinText.Fault(request.Script, spoken) is { } fault)
            return BulletinProblems.Unspeakable(fault);
        if (!bulletin.Write(request.Script, user.Actor()))
            return BulletinProblems.StateInvalid;

        db.Expect(bulletin, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        BulletinLog.Changed(logger, id, "edited");
        response.Headers.ETag = db.ETag(bulletin);
        return TypedResults.NoContent();
    }
}
