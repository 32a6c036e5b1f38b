using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Households;
using Platform.Learners.Learners;
using Platform.Learners.Teams;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Cases;

/// <summary>
/// Takes a case one step on: a team takes it, somebody goes there, the clock is stopped or goes on, it is resolved,
/// opened again, escalated or cancelled.
/// </summary>
internal static class MoveCase
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(60);

    /// <param name="To">The step.</param>
    /// <param name="TeamId">Who takes it; needed to assign.</param>
    /// <param name="WorkerId">The member of the team who goes.</param>
    /// <param name="PauseUntil">When the clock goes on; needed to reschedule.</param>
    /// <param name="Note">What was found or agreed; kept sealed.</param>
    public sealed record Request(
        [AllowedValues(
            CaseAction.Assigned, CaseAction.Visited, CaseAction.Rescheduled, CaseAction.Resumed, CaseAction.Resolved,
            CaseAction.Reopened, CaseAction.Escalated, CaseAction.Cancelled)]
        CaseAction To,
        Guid? TeamId = null,
        Guid? WorkerId = null,
        DateTimeOffset? PauseUntil = null,
        [StringLength(1000)] string? Note = null);

    internal static async Task<Results<Ok<CaseItem>, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        PersonalDataVault vault, TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        var row = await db.HomeCases.Within(scope).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (row is null)
            return CaseProblems.Unknown();

        var now = time.GetUtcNow();
        db.Expect(row, ifMatch);
        if (await Refuse(request, row, scope, db, now, cancellationToken) is { } refusal)
            return refusal;

        if (request.To is CaseAction.Reopened)
            await row.FollowArea(db, now, cancellationToken);
        db.AddEvent(await Move(row, request, db, now, cancellationToken));
        var step = row.Step(request.To, user.Actor(), now);
        await step.Write(request.Note, row, db, vault, cancellationToken);
        db.CaseSteps.Add(step);
        await db.SaveLearner(cancellationToken);
        response.Headers.ETag = db.ETag(row);
        return TypedResults.Ok(CaseItem.Of(row));
    }

    private static async Task<ProblemHttpResult?> Refuse(
        Request request, HomeCase row, AreaScope scope, LearnerDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (!row.Allows(request.To, now))
            return CaseProblems.TransitionInvalid();
        if (request.To is CaseAction.Rescheduled
            && (request.PauseUntil is not { } until || until <= now || until > now + LongestPause))
            return CaseProblems.PauseInvalid();
        if (request.To is not CaseAction.Assigned)
            return null;
        if (request.TeamId is not { } teamId)
            return CaseProblems.TeamMissing();
        if (!await HomeTeams.Exists(db, teamId, scope, cancellationToken))
            return HomeTeams.Unknown();
        var today = VietnamTime.DateOf(now);
        return request.WorkerId is null || await db.TeamMembers.Live(today).AnyAsync(
            member => member.TeamId == teamId && member.LearnerId == request.WorkerId, cancellationToken)
            ? null
            : TeamProblems.NotAMember();
    }

    private static async Task<object> Move(
        HomeCase row, Request request, LearnerDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        return request.To switch
        {
            CaseAction.Assigned => row.Assign(request.TeamId!.Value, request.WorkerId, now),
            CaseAction.Visited => row.Visit(now),
            CaseAction.Rescheduled => row.Reschedule(request.PauseUntil!.Value.ToUniversalTime(), await Clock(), now),
            CaseAction.Resumed => row.Reschedule(now, await Clock(), now),
            CaseAction.Resolved => row.Resolve(now),
            CaseAction.Reopened => row.Reopen(await Clock(), now),
            CaseAction.Escalated => row.Escalate(overdue: false, now),
            _ => row.Cancel(now),
        };

        Task<CaseClock> Clock() => CaseClock.Load(db, now, cancellationToken);
    }
}
