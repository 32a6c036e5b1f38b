using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>
/// A person moves to another village or commune on a day, today or earlier. Only who is responsible for both places can
/// do it; the residence before stays in the history. A reorganisation of the areas moves nobody.
/// </summary>
internal static class MoveLearner
{
    /// <param name="AreaId">Village, or the commune where the village is not known.</param>
    /// <param name="ValidFrom">The first day there.</param>
    /// <param name="Reason">For the history.</param>
    public sealed record Request(
        Guid AreaId, DateOnly ValidFrom, [StringLength(500, MinimumLength = 3)] string? Reason = null);

    internal static async Task<Results<Ok<GetLearner.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        PersonalDataVault vault, TimeProvider time, HttpResponse response, ILogger<Learner> logger,
        CancellationToken cancellationToken)
    {
        var learner = await db.Learners.Within(scope).Whole()
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();
        var level = await db.Areas.Within(scope).Where(area => area.Id == request.AreaId)
            .Select(area => (AreaLevel?)area.Level).SingleOrDefaultAsync(cancellationToken);
        if (level is null)
            return AreaProblems.Unknown();
        if (level is AreaLevel.Province)
            return AreaProblems.NotForLearners();
        if (learner.AreaId == request.AreaId)
            return LearnerProblems.AlreadyInArea;

        db.Expect(learner, ifMatch);
        var now = time.GetUtcNow();
        var dated = request.ValidFrom <= VietnamTime.DateOf(now) && await LearnerArea.Change(
            db, learner, request.AreaId, request.ValidFrom, ResidenceCause.Moved, now, cancellationToken);
        if (!dated)
            return LearnerProblems.MoveDateInvalid;

        var change = new FieldChange(FieldChange.Area, $"{learner.AreaId}", $"{request.AreaId}");
        PeopleLog.LearnerMoved(logger, id, learner.AreaId, request.AreaId);
        learner.MoveTo(request.AreaId);
        db.LearnerCorrections.Add(
            LearnerCorrection.Of(learner, change, request.Reason, user.Identity!.Name!, vault, now));
        foreach (var evt in learner.Tell([change.Field], vault, now))
            db.AddEvent(evt);
        await db.SaveLearner(cancellationToken);
        return TypedResults.Ok(await GetLearner.Show(learner, db, vault, response, cancellationToken));
    }
}
