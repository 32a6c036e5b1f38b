using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;

namespace Platform.Certifications.Criteria;

/// <summary>
/// Drafts a criterion, or the next version of one that is published. Nothing is certified by it before it is published.
/// </summary>
internal static class DefineCriterion
{
    /// <param name="Code">Stable code of the criterion. <example>smartphone-basics</example></param>
    /// <param name="Content">What the version says.</param>
    public sealed record Request(
        [RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$"), StringLength(64)] string Code, CriterionContent Content);

    internal static async Task<Results<Created<CriterionItem>, ProblemHttpResult>> Handle(
        Request request, CertificationDbContext db, TimeProvider time, HttpResponse response,
        ILogger<Criterion> logger, CancellationToken cancellationToken)
    {
        if (await Check(request.Content, db, cancellationToken) is { } problem)
            return problem;

        // Two who define at once would meet at the unique index; the second shall hear why.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({"criterion:" + request.Code}, 0))", cancellationToken);
        var last = await db.Criteria.AsNoTracking().Where(c => c.Code == request.Code)
            .OrderByDescending(c => c.Version).FirstOrDefaultAsync(cancellationToken);
        if (last is { PublishedAt: null })
            return CriterionProblems.DraftExists;

        var draft = Criterion.Draft(
            Guid.CreateVersion7(time.GetUtcNow()), request.Code, (last?.Version ?? 0) + 1, request.Content);
        db.Criteria.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        Log.CriterionDrafted(logger, draft.Code, draft.Version);
        response.Headers.ETag = db.ETag(draft);
        return TypedResults.Created($"criteria/{draft.Id}", CriterionItem.Of(draft));
    }

    internal static async Task<ProblemHttpResult?> Check(
        CriterionContent content, CertificationDbContext db, CancellationToken cancellationToken)
    {
        if (content.Fault() is { } fault)
            return CriterionProblems.Of(fault);
        return await db.AssuranceLevels.AnyAsync(level => level.Code == content.LeastAssurance, cancellationToken)
            ? null
            : CriterionProblems.UnknownLevel;
    }
}
