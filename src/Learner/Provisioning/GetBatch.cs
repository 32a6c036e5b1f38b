using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Provisioning;

/// <summary>How far the operator has answered a batch.</summary>
internal static class GetBatch
{
    internal static async Task<Results<Ok<BatchSummary>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, CancellationToken cancellationToken) =>
        await db.ProvisioningBatches.Within(scope).Where(batch => batch.Id == id).Summarise(db)
            .SingleOrDefaultAsync(cancellationToken) is { } batch
            ? TypedResults.Ok(batch)
            : TypedResults.NotFound();
}
