using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Signals;

/// <summary>One signal; its ETag is what a decision answers to.</summary>
internal static class GetSignal
{
    internal static async Task<Results<Ok<SignalItem>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var signal = await db.Signals.Within(scope, db.Areas)
            .SingleOrDefaultAsync(signal => signal.Id == id, cancellationToken);
        if (signal is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(signal.RowVersion);
        return TypedResults.Ok(SignalItem.Of(signal));
    }
}
