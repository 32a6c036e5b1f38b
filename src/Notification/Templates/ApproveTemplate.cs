using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Templates;

/// <summary>
/// Approves a version that somebody else wrote, after reading its previews: what is queued from now on is sent by it.
/// </summary>
internal static class ApproveTemplate
{
    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, NotificationDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Template> logger, CancellationToken cancellationToken)
    {
        var version = await db.TemplateVersions.SingleOrDefaultAsync(known => known.Id == id, cancellationToken);
        if (version is null)
            return TypedResults.NotFound();
        if (version.WrittenBy == user.Actor())
            return TemplateProblems.ApproverIsWriter;
        if (!version.Approve(user.Actor(), time.GetUtcNow()))
            return TemplateProblems.ApprovedBefore;

        db.Expect(version, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        Log.TemplateApproved(logger, version.Code, version.Version);
        response.Headers.ETag = db.ETag(version);
        return TypedResults.NoContent();
    }
}
