using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Breaches;

/// <summary>One breach, with the time that is left.</summary>
internal static class GetBreach
{
    internal static async Task<Results<Ok<BreachItem>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, TimeProvider time,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var breach = await db.Breaches.Within(scope)
            .SingleOrDefaultAsync(breach => breach.Id == id, cancellationToken);
        if (breach is null)
            return TypedResults.NotFound();
        response.Headers.ETag = db.ETag(breach);
        return TypedResults.Ok(BreachItem.Of(breach, time.GetUtcNow(), vault));
    }
}
