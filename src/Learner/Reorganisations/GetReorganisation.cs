using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Reorganisations;

/// <summary>One reorganisation with its plan and what its dry run counted.</summary>
internal static class GetReorganisation
{
    /// <param name="Id">Identity.</param>
    /// <param name="State">Draft, approved, refused or undone.</param>
    /// <param name="IsInEffect">Approved, and its day has come.</param>
    /// <param name="EffectiveOn">The first day.</param>
    /// <param name="Decree">The decision.</param>
    /// <param name="Reason">Of whoever drafted it.</param>
    /// <param name="Changes">The plan.</param>
    /// <param name="Report">What the dry run counted.</param>
    /// <param name="DraftedBy">Who drafted it.</param>
    /// <param name="DraftedAt">When.</param>
    /// <param name="DecidedBy">Who approved or refused it.</param>
    /// <param name="DecidedAt">When.</param>
    /// <param name="UndoneBy">Who took it back.</param>
    /// <param name="UndoneAt">When.</param>
    /// <param name="UndoReason">Why.</param>
    public sealed record Response(
        Guid Id, ReorganisationState State, bool IsInEffect, DateOnly EffectiveOn, string Decree, string Reason,
        IReadOnlyList<PlannedChange> Changes, ReorganisationReport Report, string DraftedBy, DateTimeOffset DraftedAt,
        string? DecidedBy, DateTimeOffset? DecidedAt, string? UndoneBy, DateTimeOffset? UndoneAt, string? UndoReason);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var found = await db.Reorganisations.AsNoTracking().Within(scope, db)
            .SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (found is null)
            return ReorganisationProblems.Unknown();
        response.Headers.ETag = IfMatch.ETag(found.RowVersion);
        return TypedResults.Ok(Describe(found, time.GetUtcNow()));
    }

    internal static Response Describe(Reorganisation row, DateTimeOffset now) => new(
        row.Id, row.State,
        row.State is ReorganisationState.Approved && row.EffectiveOn <= VietnamTime.DateOf(now),
        row.EffectiveOn, row.Decree, row.Reason, row.Changes(),
        JsonSerializer.Deserialize<ReorganisationReport>(row.Report, Json.Commands)!, row.DraftedBy, row.DraftedAt,
        row.DecidedBy, row.DecidedAt, row.UndoneBy, row.UndoneAt, row.UndoReason);
}

internal static class ReorganisationQueries
{
    public static IQueryable<Reorganisation> Within(
        this IQueryable<Reorganisation> rows, AreaScope scope, LearnerDbContext db) =>
        rows.Where(row => db.Areas.Any(area => area.Id == row.AreaId && area.Path.Contains(scope.AreaId)));

    public static IReadOnlyList<PlannedChange> Changes(this Reorganisation row) =>
        JsonSerializer.Deserialize<IReadOnlyList<PlannedChange>>(row.Plan, Json.Commands)!;
}
