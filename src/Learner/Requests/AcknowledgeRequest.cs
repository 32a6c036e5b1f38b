using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Requests;

/// <summary>The person has been told that the request came in.</summary>
internal static class AcknowledgeRequest
{
    /// <param name="id">Of the request.</param>
    /// <param name="ifMatch">The version that was seen.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="response">Receives the new ETag.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    internal static async Task<Results<Ok<GetRequest.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, LearnerDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var request = await db.DataRequests.Within(scope)
            .SingleOrDefaultAsync(request => request.Id == id, cancellationToken);
        if (request is null)
            return TypedResults.NotFound();
        if (!request.IsOpen)
            return RequestProblems.Closed();
        if (request.State is RequestState.Acknowledged)
            return RequestProblems.AlreadyAcknowledged();

        db.Expect(request, ifMatch);
        request.Acknowledge(time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await GetRequest.Show(request, db, time, response, cancellationToken));
    }
}
