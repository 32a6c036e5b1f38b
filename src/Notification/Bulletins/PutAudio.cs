using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

/// <summary>
/// Gives a bulletin a recording, MP3 or Ogg, or replaces it. It has to be approved again before it is aired.
/// <example>ID3…</example>
/// </summary>
internal static class PutAudio
{
    internal const int Largest = 10 * 1024 * 1024;

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Stream body, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, NotificationDbContext db,
        HttpResponse response, ILogger<Bulletin> logger, CancellationToken cancellationToken)
    {
        var bulletin = await db.Bulletins.Within(scope, db)
            .SingleOrDefaultAsync(bulletin => bulletin.Id == id, cancellationToken);
        if (bulletin is null)
            return TypedResults.NotFound();

        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, cancellationToken); // the route bounds its size
        var content = buffer.ToArray();
        if (MediaTypeOf(content) is not { } mediaType)
            return BulletinProblems.NotAudio;
        if (!bulletin.Record(user.Actor()))
            return BulletinProblems.StateInvalid;

        db.Expect(bulletin, ifMatch);
        var audio = await db.BulletinAudio.FindAsync([id], cancellationToken);
        if (audio is null)
            db.BulletinAudio.Add(audio = new BulletinAudio { BulletinId = id });
        audio.Replace(mediaType, content);
        await db.SaveChangesAsync(cancellationToken);
        BulletinLog.Changed(logger, id, "recorded");
        response.Headers.ETag = db.ETag(bulletin);
        return TypedResults.NoContent();
    }

    /// <summary>What the bytes say, not what the sender says: they are given to every announcer.</summary>
    private static string? MediaTypeOf(ReadOnlySpan<byte> content) => content switch
    {
        [(byte)'I', (byte)'D', (byte)'3', ..] => "audio/mpeg",
        [0xFF, >= 0xE0, ..] => "audio/mpeg",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "audio/ogg",
        _ => null,
    };
}
