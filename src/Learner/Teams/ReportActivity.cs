using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>A team says what it did. The reporter makes the id, so that a report sent twice is one.</summary>
internal static class ReportActivity
{
    /// <param name="Id">Made by the reporter.</param>
    /// <param name="Kind">What was done.</param>
    /// <param name="On">The day.</param>
    /// <param name="Participants">How many people were reached.</param>
    /// <param name="Minutes">How long it took.</param>
    public sealed record Request(
        Guid Id, ActivityKind Kind, DateOnly On, [Range(0, 100_000)] int Participants, [Range(1, 1_440)] int Minutes);

    /// <param name="Id">Identity of the report.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var team = await db.Teams.Locked(id).Within(scope).SingleOrDefaultAsync(cancellationToken);
        if (team is null)
            return TypedResults.NotFound();
        var known = await db.TeamActivities.AsNoTracking()
            .SingleOrDefaultAsync(activity => activity.Id == request.Id, cancellationToken);
        if (known is not null)
            return known.TeamId == id && known.On == request.On && known.Kind == request.Kind
                ? TypedResults.Ok(new Response(known.Id))
                : TeamProblems.ReportKnownOtherwise();

        var now = time.GetUtcNow();
        if (request.On > VietnamTime.DateOf(now) || request.On < team.FormedOn)
            return TeamProblems.DateInvalid();
        if (!team.IsLive(request.On))
            return TeamProblems.Ended();

        var activity = new TeamActivity
        {
            Id = request.Id,
            TeamId = id,
            Kind = request.Kind,
            On = request.On,
            Participants = request.Participants,
            Minutes = request.Minutes,
            ReportedBy = user.Actor(),
            ReportedAt = now,
        };
        db.TeamActivities.Add(activity);
        db.AddEvent(team.Reported(activity, now));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Response(activity.Id));
    }
}
