using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Reorganisations;

/// <summary>
/// Drafts a merger, division, renaming or transfer of units from a date on, and says what it would touch. Nothing of it
/// applies before somebody else approves it.
/// </summary>
internal static class DraftReorganisation
{
    /// <param name="EffectiveOn">The first day, past or future.</param>
    /// <param name="Decree">The decision.</param>
    /// <param name="Reason">For whoever approves it.</param>
    /// <param name="Changes">What is done, all on one day.</param>
    /// <param name="DryRun">Only count, keep nothing.</param>
    public sealed record Request(
        DateOnly EffectiveOn,
        [StringLength(200, MinimumLength = 3)] string Decree,
        [StringLength(1_000, MinimumLength = 3)] string Reason,
        [MinLength(1), MaxLength(500)] IReadOnlyList<PlannedChange> Changes,
        bool DryRun = false);

    internal static async Task<Results<Created<GetReorganisation.Response>, Ok<ReorganisationReport>,
        ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        IEnumerable<IAreaDependents> dependents, TimeProvider time, HttpResponse response,
        ILogger<Reorganisation> logger, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var decree = VietnameseText.Clean(request.Decree);
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync("draft", cancellationToken);
        var (blueprint, problem) = await ReorganisationApply.Write(
            db, id, request.EffectiveOn, decree, request.Changes, scope, now, cancellationToken);
        await transaction.RollbackToSavepointAsync("draft", cancellationToken);
        db.ChangeTracker.Clear();
        if (blueprint is null)
            return problem!;

        var report = await ReorganisationCount.Report(
            db, dependents, blueprint, request.EffectiveOn, cancellationToken);
        if (request.DryRun)
            return TypedResults.Ok(report);

        var draft = new Reorganisation
        {
            Id = id,
            AreaId = scope.AreaId,
            EffectiveOn = request.EffectiveOn,
            Decree = decree,
            Reason = VietnameseText.Clean(request.Reason),
            Plan = JsonSerializer.Serialize(request.Changes, Json.Commands).Normalize(),
            Report = JsonSerializer.Serialize(report, Json.Commands),
            DraftedBy = user.Identity!.Name!,
            DraftedAt = now,
        };
        db.Reorganisations.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        response.Headers.ETag = db.ETag(draft);
        AreaLog.Reorganised(logger, id, "draft");
        return TypedResults.Created($"reorganisations/{id}", GetReorganisation.Describe(draft, now));
    }
}
