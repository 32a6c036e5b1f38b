using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>A member leaves a team; other memberships of the person go on.</summary>
internal static class LeaveTeam
{
    /// <param name="On">First day without the membership.</param>
    public sealed record Request(DateOnly On);

    internal static async Task<Results<Ok<ListMembers.Item>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Guid memberId, Request request, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var team = await db.Teams.Locked(id).Within(scope).SingleOrDefaultAsync(cancellationToken);
        var member = await db.TeamMembers
            .SingleOrDefaultAsync(member => member.TeamId == id && member.Id == memberId, cancellationToken);
        if (team is null || member is null)
            return TypedResults.NotFound();
        if (member.LeftOn is not null)
            return TeamProblems.LeftBefore();

        var now = time.GetUtcNow();
        if (request.On < member.JoinedOn || request.On > VietnamTime.DateOf(now))
            return TeamProblems.DateInvalid();

        member.LeftOn = request.On;
        db.AddEvent(team.Left(member, request.On, now));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ListMembers.Item.Of(member));
    }
}
