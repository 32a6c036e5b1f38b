using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Imports;

/// <summary>How far an import is, at what rate, and for how long it will go on.</summary>
internal static class GetImport
{
    /// <param name="Id">The import.</param>
    /// <param name="AreaId">The commune whose people the list holds.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="Stage">While it runs: the structure of the whole file is checked before the first row is
    /// stored.</param>
    /// <param name="Reason">Why the file as a whole was refused.</param>
    /// <param name="RowsRead">Rows whose outcome is known.</param>
    /// <param name="TotalRows">Known once the whole file was looked through.</param>
    /// <param name="Accepted">People registered.</param>
    /// <param name="Unchanged">Rows whose person is registered already.</param>
    /// <param name="Rejected">Rows to correct and send again.</param>
    /// <param name="Warnings">Remarks about rows that were stored.</param>
    /// <param name="PossibleDuplicates">People registered who resemble somebody; an officer decides.</param>
    /// <param name="Percent">Share of the file that has been read, by bytes.</param>
    /// <param name="RowsPerSecond">Present rate while it runs, then the overall one.</param>
    /// <param name="SecondsLeft">At the present rate.</param>
    /// <param name="CreatedAt">Start of the upload.</param>
    /// <param name="StartedAt">Start of the work on it.</param>
    /// <param name="UpdatedAt">Last progress.</param>
    public sealed record Response(
        Guid Id, Guid AreaId, ImportState State, ImportStage? Stage, Refusal? Reason, int RowsRead, int? TotalRows,
        int Accepted, int Unchanged, int Rejected, int Warnings, int PossibleDuplicates, int Percent,
        int? RowsPerSecond, int? SecondsLeft, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt,
        DateTimeOffset? UpdatedAt);

    public sealed record Refusal(string Code, string Message, string MessageEn, int? Row, string? Column);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var import = await db.LearnerImports.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(import => import.Id == id, cancellationToken);
        return import is null ? TypedResults.NotFound() : TypedResults.Ok(Describe(import));
    }

    internal static Response Describe(LearnerImport import)
    {
        var reason = import.Reason is { } code ? ImportReason.ByCode(code) : null;
        var percent = import.State is ImportState.Completed ? 100
            : import.SizeBytes == 0 ? 0
            : (int)(100 * import.BytesRead / import.SizeBytes);
        var rate = RowsPerSecond(import);
        var left = import.State is ImportState.Running && rate > 0 ? (import.TotalRows - import.RowsRead) / rate : null;
        return new Response(
            import.Id, import.AreaId, import.State, Stage(import),
            reason is null
                ? null
                : new Refusal(reason.Code, reason.Vi, reason.En, import.ReasonRow, import.ReasonColumn),
            import.RowsRead, import.TotalRows, import.Accepted, import.Unchanged, import.Rejected,
            import.Warnings, import.PossibleDuplicates, percent, (int?)rate, (int?)left,
            import.CreatedAt, import.StartedAt, import.UpdatedAt);
    }

    private static ImportStage? Stage(LearnerImport import) => import.State is not ImportState.Running ? null
        : import.TotalRows is null ? ImportStage.Checking
        : import.PausedAt is not null ? ImportStage.Paused
        : ImportStage.Storing;

    private static double? RowsPerSecond(LearnerImport import)
    {
        var (from, since) = import.State is ImportState.Running
            ? (import.WindowRows, import.WindowStartedAt)
            : (0, import.StartedAt);
        var seconds = (import.UpdatedAt - since)?.TotalSeconds;
        return seconds > 0 && import.RowsRead > from ? (import.RowsRead - from) / seconds : null;
    }
}
