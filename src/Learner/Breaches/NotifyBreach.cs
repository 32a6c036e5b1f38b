using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Breaches;

/// <summary>The authority was told. Late is late, and is shown so; it is never refused.</summary>
internal static class NotifyBreach
{
    /// <param name="Reference">Under which number the authority has it, <c>A05-2026-17</c>.</param>
    /// <param name="NotifiedAt">When it was told; now where it is not named.</param>
    public sealed record Request(
        [StringLength(100, MinimumLength = 1)] string Reference, DateTimeOffset? NotifiedAt = null);

    internal static async Task<Results<Ok<BreachItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        TimeProvider time, HttpResponse response, ILogger<Breach> logger, CancellationToken cancellationToken)
    {
        var breach = await db.Breaches.Within(scope)
            .SingleOrDefaultAsync(breach => breach.Id == id, cancellationToken);
        if (breach is null)
            return TypedResults.NotFound();
        var now = time.GetUtcNow();
        var at = request.NotifiedAt?.ToUniversalTime() ?? now;
        if (at > now || at < breach.DetectedAt)
            return BreachProblems.TimeInvalid();

        db.Expect(breach, ifMatch);
        if (!breach.Notify(at, user.Identity!.Name!, VietnameseText.Clean(request.Reference)))
            return BreachProblems.AlreadyNotified();
        await db.SaveChangesAsync(cancellationToken);
        BreachLog.AuthorityNotified(logger, id, breach.IsOverdue(now));
        response.Headers.ETag = db.ETag(breach);
        return TypedResults.Ok(BreachItem.Of(breach, now));
    }
}
