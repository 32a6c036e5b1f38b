using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>
/// Birth year or sex differ from what the citizen id says, and the officer has seen that both are right: civil status
/// is sometimes corrected and the number is not.
/// </summary>
internal static class OverrideWarning
{
    /// <param name="Reason">Which document was seen.</param>
    public sealed record Request([StringLength(500, MinimumLength = 3)] string Reason);

    internal static async Task<Results<Ok<GetLearner.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, string code, Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        PersonalDataVault vault, TimeProvider time, HttpResponse response, ILogger<Learner> logger,
        CancellationToken cancellationToken)
    {
        var learner = await db.Learners.Within(scope).Whole()
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();
        var raised = LearnerDraft.Warnings(learner.CitizenIdOf(vault), learner.BirthDate, learner.Sex)
            .Any(found => found.Finding.Code == code);
        if (!raised)
            return LearnerProblems.WarningNotRaised;

        var now = time.GetUtcNow();
        var reason = vault.Seal(learner.KeyOf(vault, now), SealedField.Reason, request.Reason);
        var (overrideId, actor) = (Guid.CreateVersion7(now), user.Identity!.Name!);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO warning_overrides (id, learner_id, code, reason_sealed, actor, at)
            VALUES ({overrideId}, {id}, {code}, {reason}, {actor}, {now})
            ON CONFLICT (learner_id, code) WHERE lapsed_at IS NULL DO NOTHING
            """, cancellationToken);
        if (added == 0)
            return LearnerProblems.WarningOverridden;
        await db.SaveLearner(cancellationToken); // the key, where this is the first secret of an early row

        PeopleLog.WarningOverridden(logger, id, code);
        return TypedResults.Ok(await GetLearner.Show(learner, db, vault, response, cancellationToken));
    }
}
