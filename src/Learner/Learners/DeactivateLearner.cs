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
/// A person died, left the province or should not be in the list: no new seat, no message, no figure. Nothing is
/// deleted, and it can be taken back.
/// </summary>
internal static class DeactivateLearner
{
    /// <param name="Reason">What happened.</param>
    /// <param name="On">The day it happened, today or earlier.</param>
    /// <param name="Note">In words, for the history.</param>
    public sealed record Request(
        DeactivationReason Reason, DateOnly On, [StringLength(500, MinimumLength = 3)] string? Note = null);

    internal static async Task<Results<Ok<GetLearner.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        PersonalDataVault vault, TimeProvider time, HttpResponse response, ILogger<Learner> logger,
        CancellationToken cancellationToken)
    {
        var learner = await db.Learners.Within(scope).Whole()
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();
        var now = time.GetUtcNow();
        if (request.On > VietnamTime.DateOf(now))
            return LearnerProblems.DateInFuture;
        var before = learner.State;
        if (!learner.Deactivate(request.Reason, request.On))
            return LearnerProblems.AlreadyDeactivated;

        db.Expect(learner, ifMatch);
        var change = new FieldChange(
            FieldChange.State, $"{before}", $"{learner.State} {request.Reason} {request.On:O}");
        db.LearnerCorrections.Add(
            LearnerCorrection.Of(learner, change, request.Note, user.Identity!.Name!, vault, now));
        foreach (var evt in learner.Tell([change.Field], vault, now))
            db.AddEvent(evt);
        await db.SaveLearner(cancellationToken);
        PeopleLog.LearnerStateChanged(logger, id, learner.State);
        return TypedResults.Ok(await GetLearner.Show(learner, db, vault, response, cancellationToken));
    }
}
