using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Provisioning;

/// <summary>
/// Asks a telecom operator for accounts of learners. Each row needs a right of its own; one that has none is an error
/// of that row and holds up no other. The operator learns a reference and the area, and nothing about the person.
/// </summary>
internal static class RequestAccounts
{
    /// <param name="OperatorId">The operator, as registered: <c>viettel</c>.</param>
    /// <param name="AreaId">Area that the learners belong to.</param>
    /// <param name="Rows">1 to 5,000 learners.</param>
    public sealed record Request(
        [RegularExpression(@"^[a-z][a-z0-9-]{1,38}[a-z0-9]\z")] string OperatorId,
        Guid AreaId,
        [MinLength(1), MaxLength(5_000)] IReadOnlyList<Row> Rows);

    /// <param name="LearnerId">The person.</param>
    /// <param name="ExternalRef">What the operator shall know the account by, where that was agreed before; else one is
    /// made.</param>
    public sealed record Row(Guid LearnerId, Guid? ExternalRef = null);

    internal static async Task<Results<Accepted<BatchSummary>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, TimeProvider time,
        ILogger<ProvisioningBatch> logger, CancellationToken cancellationToken)
    {
        if (!await db.Areas.Within(scope).AnyAsync(area => area.Id == request.AreaId, cancellationToken))
            return AreaProblems.Unknown();

        await db.HoldBatches(request.OperatorId, cancellationToken);
        var batch = new NewBatch(request, user.Actor(), time.GetUtcNow());
        batch.Sort(await RowJudge.Load(db, request, scope, cancellationToken));
        await batch.Store(db, cancellationToken);
        ProvisioningLog.BatchRequested(
            logger, batch.Id, request.OperatorId, batch.Accounts.Count, batch.Errors.Count);

        var stored = await db.ProvisioningBatches.Where(row => row.Id == batch.Id).Summarise(db)
            .SingleAsync(cancellationToken);
        return TypedResults.Accepted($"batches/{batch.Id}", stored);
    }
}
