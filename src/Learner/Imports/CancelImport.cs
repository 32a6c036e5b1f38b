using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Imports;

/// <summary>
/// Stops an import that waits or runs. People stored so far stay registered: they are known to the other services. The
/// same file may be sent again later and goes on from them.
/// </summary>
internal static class CancelImport
{
    internal static async Task<Results<Ok<GetImport.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, ILogger<LearnerImport> logger,
        CancellationToken cancellationToken)
    {
        var imports = db.LearnerImports.AsNoTracking().Within(scope).Where(import => import.Id == id);
        if (!await imports.AnyAsync(cancellationToken))
            return TypedResults.NotFound();
        if (!await ImportLease.Cancel(db, id, cancellationToken))
        {
            return Problems.Conflict(
                "import-not-cancellable", "Lần nạp này đang tải tệp lên hoặc đã kết thúc, không thể dừng.",
                "The import is still being uploaded or has ended; there is nothing to cancel.");
        }

        Log.ImportCancelled(logger, id, user.Actor());
        return TypedResults.Ok(GetImport.Describe(await imports.SingleAsync(cancellationToken)));
    }
}
