using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>Up to 500 people join a team: all of them, or the answer says who cannot.</summary>
internal static class AddMembers
{
    /// <param name="Members">Who joins.</param>
    public sealed record Request(
        [MinLength(1), MaxLength(Joining.MostAtOnce)] IReadOnlyList<NewMember> Members);

    /// <param name="Joined">How many joined.</param>
    public sealed record Response(int Joined);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var team = await db.Teams.Locked(id).Within(scope).SingleOrDefaultAsync(cancellationToken);
        if (team is null)
            return TypedResults.NotFound();
        if (team.EndedOn is not null)
            return TeamProblems.Ended();

        var mandates = await db.TeamMandates.AsNoTracking()
            .Where(mandate => mandate.TeamId == id && mandate.ValidTo == null).ToListAsync(cancellationToken);
        if (await Joining.Join(team, mandates, request.Members, scope, db, time.GetUtcNow(), cancellationToken)
            is { } refusal)
            return refusal;

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Response(request.Members.Count));
    }
}
