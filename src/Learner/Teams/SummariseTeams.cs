using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Rules;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>
/// Teams and members of a unit on a day, each person counted once however many teams and mandates they have. The unit
/// may be one that is no more: it is found by the map of that day, or of the day named by <c>map</c>.
/// </summary>
internal static class SummariseTeams
{
    /// <param name="AreaId">The unit.</param>
    /// <param name="AsOf">The day.</param>
    /// <param name="Map">The day whose map was used.</param>
    /// <param name="Teams">Teams at work.</param>
    /// <param name="Members">People, each counted once.</param>
    /// <param name="ByMandate">The same for each mandate: somebody with two is in both.</param>
    /// <param name="ActiveTeams">Teams that reported something within the time of the rule.</param>
    /// <param name="ActivePermille">Their share.</param>
    /// <param name="ActiveDays">The time of the rule <c>team-active-days</c>.</param>
    /// <param name="RuleVersion">Its version.</param>
    public sealed record Response(
        Guid AreaId, DateOnly AsOf, DateOnly Map, int Teams, int Members, IReadOnlyList<MandateTotal> ByMandate,
        int ActiveTeams, int ActivePermille, int ActiveDays, int RuleVersion);

    /// <param name="Mandate">The mandate.</param>
    /// <param name="Teams">Teams that have it.</param>
    /// <param name="Members">People who work under it.</param>
    public sealed record MandateTotal(TeamKind Mandate, int Teams, int Members);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? areaId, DateOnly? asOf, DateOnly? map, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var unit = areaId ?? scope.AreaId;
        if (!await db.Areas.Within(scope).AnyAsync(area => area.Id == unit, cancellationToken))
            return TypedResults.NotFound();

        var day = asOf ?? VietnamTime.Today(time);
        var mapDay = map ?? day;
        var rule = await RuleBook.Value(db, ListTeams.ActiveDays, day, cancellationToken);
        var since = day.AddDays(-rule.Value);
        var teams = db.Teams.Within(scope).Live(day).On(db, unit, mapDay).Select(team => team.Id);
        var members = db.TeamMembers.Live(day).Where(member => teams.Contains(member.TeamId));

        var count = await teams.CountAsync(cancellationToken);
        var people = await members.Select(member => member.LearnerId).Distinct().CountAsync(cancellationToken);
        var teamsOf = await db.TeamMandates.Live(day).Where(mandate => teams.Contains(mandate.TeamId))
            .GroupBy(mandate => mandate.Mandate)
            .Select(g => new { g.Key, Teams = g.Select(m => m.TeamId).Distinct().Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Teams, cancellationToken);
        var peopleOf = await members.GroupBy(member => member.Mandate)
            .Select(g => new { g.Key, People = g.Select(m => m.LearnerId).Distinct().Count() })
            .ToDictionaryAsync(row => row.Key, row => row.People, cancellationToken);
        var active = await teams.CountAsync(
            id => db.TeamActivities.Any(a => a.TeamId == id && a.On > since && a.On <= day), cancellationToken);
        return TypedResults.Ok(new Response(
            unit, day, mapDay, count, people,
            [
                .. teamsOf.Keys.Union(peopleOf.Keys).Order().Select(mandate => new MandateTotal(
                    mandate, teamsOf.GetValueOrDefault(mandate), peopleOf.GetValueOrDefault(mandate))),
            ],
            active, count == 0 ? 0 : active * 1000 / count, rule.Value, rule.Version));
    }
}
