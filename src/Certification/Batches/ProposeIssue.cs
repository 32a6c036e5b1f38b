using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Certifications.Criteria;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Batches;

/// <summary>
/// Issues by a criterion in force for a list of completions or people who fulfil it, such as those who completed before
/// it was published. Beyond what one person may do in a day a second one has to agree.
/// </summary>
internal static class ProposeIssue
{
    /// <param name="CriterionCode">Code of the criterion. <example>vneid-basics</example></param>
    /// <param name="Subject">What the ids name: completions or learners.</param>
    /// <param name="Ids">The list; what stands there twice counts once.</param>
    public sealed record Request(
        [RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$"), StringLength(64)] string CriterionCode, IssueSubject Subject,
        [Length(1, 10_000)] IReadOnlyList<Guid> Ids);

    /// <summary>What the ids of a list to issue name.</summary>
    public enum IssueSubject
    {
        Completion,
        Learner,
    }

    internal static async Task<Results<Accepted<BatchItem>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, CertificationDbContext db,
        IOptions<LifeCycleOptions> options, TimeProvider time, ILogger<CertificateBatch> logger,
        CancellationToken cancellationToken)
    {
        if (!await db.Areas.AnyAsync(area => area.Id == scope.AreaId, cancellationToken))
            return BatchProblems.UnknownArea;
        var criterion = await db.Criteria.AsNoTracking().InForce()
            .SingleOrDefaultAsync(c => c.Code == request.CriterionCode, cancellationToken);
        if (criterion is null)
            return BatchProblems.UnknownCriterion;

        var (now, actor) = (time.GetUtcNow(), user.Actor());
        Guid[] ids = [.. request.Ids.Distinct()];
        var batch = new CertificateBatch
        {
            Id = Guid.CreateVersion7(now),
            AreaId = scope.AreaId,
            Kind = BatchKind.Issue,
            Subject = request.Subject is IssueSubject.Learner ? BatchSubject.Learner : BatchSubject.Completion,
            CriterionId = criterion.Id,
            TotalRows = ids.Length,
            ProposedBy = actor,
            ProposedAt = now,
        };
        await db.HoldProposals(actor, cancellationToken);
        var alone = await db.IssuedAloneToday(actor, now, cancellationToken);
        if (alone + ids.Length <= options.Value.IssuesPerDay)
            batch.Queue(now);

        db.CertificateBatches.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        await db.InsertRows(batch.Id, ids, cancellationToken);
        Log.BatchProposed(logger, batch.Id, batch.Kind, batch.TotalRows, batch.State);
        return TypedResults.Accepted($"../certificate-batches/{batch.Id}", BatchItem.Of(batch, 0));
    }
}
