using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Reorganisations;

/// <summary>
/// Approves a draft of somebody else: its history is written at once, and what is of a future day begins on that day by
/// itself.
/// </summary>
internal static class ApproveReorganisation
{
    internal static async Task<Results<Ok<GetReorganisation.Response>, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Reorganisation> logger, CancellationToken cancellationToken)
    {
        var row = await db.Reorganisations.Within(scope, db).SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (row is null)
            return ReorganisationProblems.Unknown();
        if (row.State is not ReorganisationState.Draft)
            return ReorganisationProblems.StateInvalid();
        if (row.DraftedBy == user.Identity!.Name)
            return ReorganisationProblems.ApproverIsDrafter();

        db.Expect(row, ifMatch);
        var now = time.GetUtcNow();
        row.Approve(user.Identity!.Name!, now);
        await db.SaveChangesAsync(cancellationToken);
        var (written, problem) = await ReorganisationApply.Write(
            db, id, row.EffectiveOn, row.Decree, row.Changes(), new AreaScope(row.AreaId), now, cancellationToken);
        if (written is null)
            return problem!;
        if (await ChangedSince(db, written, row, cancellationToken))
            return ReorganisationProblems.ReportStale();

        await AreaMap.Refresh(db, now, id, cancellationToken);
        AreaLog.Reorganised(logger, id, "approved");
        response.Headers.ETag = db.ETag(row);
        return TypedResults.Ok(GetReorganisation.Describe(row, now));
    }

    /// <summary>The numbers of the dry run speak of units as they were then; people come and go.</summary>
    private static Task<bool> ChangedSince(
        LearnerDbContext db, Blueprint written, Reorganisation row, CancellationToken cancellationToken)
    {
        var touched = written.Closed.Select(closed => closed.Area.Id).ToArray();
        return db.AreaVersions.AnyAsync(
            version => touched.Contains(version.AreaId) && version.RecordedAt > row.DraftedAt
                && version.ReorganisationId != row.Id,
            cancellationToken);
    }
}

/// <summary>Refuses a draft; it stays readable.</summary>
internal static class RefuseReorganisation
{
    internal static async Task<Results<Ok<GetReorganisation.Response>, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Reorganisation> logger, CancellationToken cancellationToken)
    {
        var row = await db.Reorganisations.Within(scope, db).SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (row is null)
            return ReorganisationProblems.Unknown();
        if (row.State is not ReorganisationState.Draft)
            return ReorganisationProblems.StateInvalid();

        db.Expect(row, ifMatch);
        row.Refuse(user.Identity!.Name!, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        AreaLog.Reorganised(logger, id, "refused");
        response.Headers.ETag = db.ETag(row);
        return TypedResults.Ok(GetReorganisation.Describe(row, time.GetUtcNow()));
    }
}
