using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Visits;

/// <summary>Reports how a visit went. Who was not at home stays on the list.</summary>
internal static class CloseVisit
{
    /// <param name="Outcome">How it went.</param>
    public sealed record Request(VisitOutcome Outcome);

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, NotificationDbContext db,
        TimeProvider time, ILogger<VisitSuggestion> logger, CancellationToken cancellationToken)
    {
        var visit = await db.VisitSuggestions.Within(scope, db)
            .SingleOrDefaultAsync(visit => visit.Id == id, cancellationToken);
        if (visit is null)
            return TypedResults.NotFound();
        if (!visit.Close(request.Outcome, user.Actor(), time.GetUtcNow()))
        {
            return Problems.Conflict(
                "visit-closed", "Kết quả chuyến thăm đã được báo cáo.", "How the visit went was reported before.");
        }

        db.Expect(visit, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        VisitLog.Closed(logger, id, request.Outcome);
        return TypedResults.NoContent();
    }
}
