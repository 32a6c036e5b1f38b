using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

/// <summary>Approves what stands there now, which somebody else wrote.</summary>
internal static class ApproveBulletin
{
    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, NotificationDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Bulletin> logger, CancellationToken cancellationToken)
    {
        var bulletin = await db.Bulletins.Within(scope, db)
            .SingleOrDefaultAsync(bulletin => bulletin.Id == id, cancellationToken);
        if (bulletin is null)
            return TypedResults.NotFound();
        if (bulletin.EditedBy == user.Actor())
            return BulletinProblems.ApproverIsEditor;

        var airings = await db.BulletinAirings.Where(airing => airing.BulletinId == id)
            .GroupBy(airing => airing.Channel).Select(group => new { Channel = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var channels = airings.ConvertAll(group => group.Channel);
        if (!bulletin.HasContentFor(channels))
            return BulletinProblems.NoContent;
        if (bulletin.Approve(user.Actor(), channels, airings.Sum(group => group.Count), time.GetUtcNow())
            is not { } approved)
            return BulletinProblems.StateInvalid;

        db.Expect(bulletin, ifMatch);
        db.AddEvent(approved);
        await db.SaveChangesAsync(cancellationToken);
        BulletinLog.Changed(logger, id, "approved");
        response.Headers.ETag = db.ETag(bulletin);
        return TypedResults.NoContent();
    }
}
