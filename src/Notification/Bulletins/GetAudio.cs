using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

/// <summary>The recording of a bulletin, for whoever airs it.</summary>
internal static class GetAudio
{
    internal static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        Guid id, AreaScope scope, NotificationDbContext db, CancellationToken cancellationToken)
    {
        var audio = await db.BulletinAudio.AsNoTracking()
            .Where(audio => db.Bulletins.VisibleTo(scope, db).Any(bulletin => bulletin.Id == audio.BulletinId))
            .SingleOrDefaultAsync(audio => audio.BulletinId == id, cancellationToken);
        return audio is null ? TypedResults.NotFound() : TypedResults.File(audio.Content, audio.MediaType);
    }
}
