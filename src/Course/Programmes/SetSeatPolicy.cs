using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Programmes;

/// <summary>
/// Says who gets a seat first in the classes of a programme. A new order is a new version: whoever was given a seat
/// keeps it.
/// </summary>
internal static class SetSeatPolicy
{
    /// <param name="Audiences">First come those named first; whom nobody named comes last.</param>
    /// <param name="Source">The decision. <example>Kế hoạch 120/KH-UBND</example></param>
    public sealed record Request(
        [Length(1, 10)] Audience[] Audiences, [StringLength(500, MinimumLength = 1)] string Source);

    /// <param name="Version">Number of the policy. <example>1</example></param>
    public sealed record Response(int Version);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, CourseDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Programme> logger, CancellationToken cancellationToken)
    {
        if (request.Audiences.Distinct().Count() != request.Audiences.Length)
            return ProgrammeProblems.AudienceTwice;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Hold($"programme:{id}", cancellationToken); // two at once would both write the next number
        var programme = await db.Programmes.OwnedWithin(scope, db.Areas)
            .SingleOrDefaultAsync(programme => programme.Id == id, cancellationToken);
        if (programme is null)
            return TypedResults.NotFound();

        db.Expect(programme, ifMatch);
        var (policy, changed) = programme.Order(request.Audiences, request.Source, time.GetUtcNow());
        db.ProgrammeSeatPolicies.Add(policy);
        db.AddEvent(changed);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        CatalogueLog.SeatPolicyWritten(logger, id, policy.Version);
        response.Headers.ETag = db.ETag(programme);
        return TypedResults.Ok(new Response(policy.Version));
    }
}
