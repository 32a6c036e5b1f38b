using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>A person came back, or was deactivated by mistake.</summary>
internal static class ReactivateLearner
{
    /// <param name="Reason">For the history.</param>
    public sealed record Request([StringLength(500, MinimumLength = 3)] string Reason);

    internal static async Task<Results<Ok<GetLearner.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        PersonalDataVault vault, TimeProvider time, HttpResponse response, ILogger<Learner> logger,
        CancellationToken cancellationToken)
    {
        var learner = await db.Learners.Within(scope).Whole()
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();
        if (!learner.Reactivate())
            return LearnerProblems.NotDeactivated;

        db.Expect(learner, ifMatch);
        var now = time.GetUtcNow();
        var change = new FieldChange(FieldChange.State, $"{LearnerState.Deactivated}", $"{learner.State}");
        db.LearnerCorrections.Add(
            LearnerCorrection.Of(learner, change, request.Reason, user.Identity!.Name!, vault, now));
        foreach (var evt in learner.Tell([change.Field], vault, now))
            db.AddEvent(evt);
        await db.SaveLearner(cancellationToken);
        PeopleLog.LearnerStateChanged(logger, id, learner.State);
        return TypedResults.Ok(await GetLearner.Show(learner, db, vault, response, cancellationToken));
    }
}
