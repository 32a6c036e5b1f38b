using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.EnrolmentBatches;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sponsors;

/// <summary>
/// Takes a list of the people an organisation sends to classes, as CSV like any other list of enrolments. Only those
/// enrolled by it are the organisation's own: who sat in a class before is not.
/// </summary>
/// <example>
/// class_id,learner_id
/// 0197a3c4-5b6e-7d21-9f3a-2c4e6a8b0d1f,0197a3c4-5b6e-7d21-9f3a-2c4e6a8b0d20
/// </example>
internal static class StartSponsoredBatch
{
    /// <param name="classId">The class all are for; none where each row names its own.</param>
    /// <param name="waitIfFull">Whether those for whom no seat is free are to wait for one.</param>
    /// <param name="request">The list.</param>
    /// <param name="sponsor">Organisation of the token.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    [RequestSizeLimit(StartBatch.LargestFile)]
    internal static async Task<Results<Accepted<StartBatch.Response>, ProblemHttpResult>> Handle(
        Guid? classId, bool? waitIfFull, HttpRequest request, OrganisationScope sponsor, AreaScope scope,
        CourseDbContext db, TimeProvider time, ILogger<EnrolmentBatch> logger, CancellationToken cancellationToken) =>
        await db.Organisations.AnyAsync(row => row.Id == sponsor.OrganisationId, cancellationToken)
            ? await StartBatch.Store(
                classId, waitIfFull, sponsor.OrganisationId, request, scope, db, time.GetUtcNow(), logger,
                cancellationToken)
            : CourseProblems.UnknownOrganisation;
}

/// <summary>How far a list of the organisation is.</summary>
internal static class GetSponsoredBatch
{
    internal static async Task<Results<Ok<GetBatch.Response>, NotFound>> Handle(
        Guid id, OrganisationScope sponsor, CourseDbContext db, CancellationToken cancellationToken) =>
        await GetBatch.Describe(id, db.EnrolmentBatches.Of(sponsor), db, cancellationToken) is { } response
            ? TypedResults.Ok(response)
            : TypedResults.NotFound();
}

/// <summary>The rows of a list of the organisation that got no seat.</summary>
internal static class SponsoredBatchErrors
{
    internal static Task<Results<PushStreamHttpResult, NotFound>> Handle(
        Guid id, OrganisationScope sponsor, CourseDbContext db, CancellationToken cancellationToken) =>
        BatchErrors.Download(id, db.EnrolmentBatches.Of(sponsor), db, cancellationToken);
}

internal static class SponsorQueries
{
    internal static IQueryable<EnrolmentBatch> Of(
        this IQueryable<EnrolmentBatch> batches, OrganisationScope sponsor) =>
        batches.Where(batch => batch.SponsorId == sponsor.OrganisationId);
}
