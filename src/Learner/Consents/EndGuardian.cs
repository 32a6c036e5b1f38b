using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Consents;

/// <summary>A guardian acts for the child no longer; what was consented stays until somebody withdraws it.</summary>
internal static class EndGuardian
{
    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Guid guardianId, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!await db.Learners.Within(scope).AnyAsync(learner => learner.Id == id, cancellationToken))
            return TypedResults.NotFound();
        var guardian = await db.Guardians.SingleOrDefaultAsync(
            guardian => guardian.Id == guardianId && guardian.ChildId == id, cancellationToken);
        if (guardian is null)
            return TypedResults.NotFound();
        if (guardian.ValidTo is null)
            guardian.EndOn(VietnamTime.Today(time));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
