using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Ambassadors;

/// <summary>Ends the office of an ambassador before the term does.</summary>
internal static class EndAmbassador
{
    /// <param name="On">First day without the office.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(DateOnly On, AmbassadorEnd Reason);

    /// <param name="Id">Identity of the appointment.</param>
    /// <param name="EndedOn">First day without the office.</param>
    public sealed record Response(Guid Id, DateOnly EndedOn);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, LearnerDbContext db, TimeProvider time,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var ambassador = await db.Ambassadors.Within(scope)
            .SingleOrDefaultAsync(ambassador => ambassador.Id == id, cancellationToken);
        if (ambassador is null)
            return TypedResults.NotFound();
        if (ambassador.End(request.On, request.Reason, time.GetUtcNow()) is not { } ended)
            return AmbassadorProblems.NotInOffice();

        db.Expect(ambassador, ifMatch);
        db.AddEvent(ended);
        await db.SaveChangesAsync(cancellationToken);
        response.Headers.ETag = db.ETag(ambassador);
        return TypedResults.Ok(new Response(id, request.On));
    }
}
