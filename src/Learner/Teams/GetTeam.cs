using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>One team with its mandates and villages on a day, and how many people it has.</summary>
internal static class GetTeam
{
    /// <param name="Team">The team.</param>
    /// <param name="Mandates">The decisions it works under.</param>
    /// <param name="VillageIds">The villages it looks after.</param>
    /// <param name="Members">People, each counted once.</param>
    public sealed record Response(
        TeamItem Team, IReadOnlyList<Mandate> Mandates, IReadOnlyList<Guid> VillageIds, int Members);

    /// <param name="Code">The mandate.</param>
    /// <param name="DecisionNo">The decision that gave it.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="FromTeamId">The team it came from with a merger.</param>
    public sealed record Mandate(TeamKind Code, string? DecisionNo, DateOnly ValidFrom, Guid? FromTeamId);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, DateOnly? asOf, AreaScope scope, LearnerDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var team = await db.Teams.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(team => team.Id == id, cancellationToken);
        if (team is null)
            return TypedResults.NotFound();

        var day = asOf ?? VietnamTime.Today(time);
        var mandates = await db.TeamMandates.Live(day).Where(mandate => mandate.TeamId == id)
            .OrderBy(mandate => mandate.Id)
            .Select(m => new Mandate(m.Mandate, m.DecisionNo, m.ValidFrom, m.FromTeamId))
            .ToListAsync(cancellationToken);
        var villages = await db.TeamVillages.Live(day).Where(village => village.TeamId == id)
            .OrderBy(village => village.VillageId).Select(village => village.VillageId).ToListAsync(cancellationToken);
        var members = await db.TeamMembers.Live(day).Where(member => member.TeamId == id)
            .Select(member => member.LearnerId).Distinct().CountAsync(cancellationToken);
        response.Headers.ETag = IfMatch.ETag(team.RowVersion);
        return TypedResults.Ok(new Response(TeamItem.Of(team), mandates, villages, members));
    }
}
