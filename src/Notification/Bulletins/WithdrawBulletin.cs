using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

/// <summary>Takes a bulletin back: what has not been aired is not.</summary>
internal static class WithdrawBulletin
{
    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, NotificationDbContext db, HttpResponse response,
        ILogger<Bulletin> logger, CancellationToken cancellationToken)
    {
        var bulletin = await db.Bulletins.Within(scope, db)
            .SingleOrDefaultAsync(bulletin => bulletin.Id == id, cancellationToken);
        if (bulletin is null)
            return TypedResults.NotFound();
        if (!bulletin.Withdraw())
            return BulletinProblems.StateInvalid;

        db.Expect(bulletin, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        await db.BulletinAirings.Where(airing => airing.BulletinId == id && airing.State == AiringState.Planned)
            .ExecuteUpdateAsync(
                set => set.SetProperty(airing => airing.State, AiringState.Cancelled), cancellationToken);
        BulletinLog.Changed(logger, id, "withdrawn");
        response.Headers.ETag = db.ETag(bulletin);
        return TypedResults.NoContent();
    }
}
