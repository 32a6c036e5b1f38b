using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Imports;

internal static class GetImport
{
    /// <param name="Percent">Share of the file that has been read, by bytes.</param>
    /// <param name="TotalRows">Known once the whole file was looked through.</param>
    /// <param name="Unchanged">Rows whose person is registered already.</param>
    public sealed record Response(
        Guid Id, Guid AreaId, ImportState State, Refusal? Reason, int RowsRead, int? TotalRows,
        int Accepted, int Unchanged,
        int Rejected, int Warnings, int Percent, int? RowsPerSecond,
        DateTimeOffset CreatedAt, DateTimeOffset? StartedAt,
        DateTimeOffset? UpdatedAt);

    public sealed record Refusal(string Code, string Message, string MessageEn, int? Row, string? Column);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var import = await db.LearnerImports.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(import => import.Id == id, cancellationToken);
        return import is null ? TypedResults.NotFound() : TypedResults.Ok(Describe(import));
    }

    private static Response Describe(LearnerImport import)
    {
        var reason = import.Reason is { } code ? ImportReason.ByCode(code) : null;
        var percent = import.State is ImportState.Completed ? 100
            : import.SizeBytes == 0 ? 0
            : (int)(100 * import.BytesRead / import.SizeBytes);
        var seconds = (import.UpdatedAt - import.StartedAt)?.TotalSeconds;
        return new Response(
            import.Id, import.AreaId, import.State,
            reason is null
                ? null
                : new Refusal(reason.Code, reason.Vi, reason.En, import.ReasonRow, import.ReasonColumn),
            import.RowsRead, import.TotalRows, import.Accepted, import.Unchanged, import.Rejected,
            import.Warnings, percent,
            seconds > 0 && import.RowsRead > 0 ? (int)(import.RowsRead / seconds) : null,
            import.CreatedAt, import.StartedAt, import.UpdatedAt);
    }
}
