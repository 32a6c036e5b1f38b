using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;

namespace Platform.Learners.Teams;

internal static class TeamQueries
{
    /// <summary>
    /// Holds the rows until the transaction ends, always in one order: members come and go one by one.
    /// </summary>
    internal static IQueryable<Team> Locked(this DbSet<Team> teams, params Guid[] ids) => teams.FromSql(
        $"SELECT *, xmin FROM teams WHERE id = ANY({ids}) ORDER BY id FOR NO KEY UPDATE");

    internal static IQueryable<Team> Live(this IQueryable<Team> teams, DateOnly day) =>
        teams.Where(team => team.FormedOn <= day && (team.EndedOn == null || team.EndedOn > day));

    internal static IQueryable<TeamMember> Live(this IQueryable<TeamMember> members, DateOnly day) =>
        members.Where(member => member.JoinedOn <= day && (member.LeftOn == null || member.LeftOn > day));

    internal static IQueryable<TeamMandate> Live(this IQueryable<TeamMandate> mandates, DateOnly day) =>
        mandates.Where(mandate => mandate.ValidFrom <= day && (mandate.ValidTo == null || mandate.ValidTo > day));

    internal static IQueryable<TeamVillage> Live(this IQueryable<TeamVillage> villages, DateOnly day) =>
        villages.Where(village => village.ValidFrom <= day && (village.ValidTo == null || village.ValidTo > day));

    /// <summary>
    /// The teams of a unit by the map of a day. A unit that was no more on that day, or not yet there, counts for the
    /// one its path leads to.
    /// </summary>
    internal static IQueryable<Team> On(this IQueryable<Team> teams, LearnerDbContext db, Guid unit, DateOnly mapDay)
    {
        var map = db.AreaVersions.AsOf(mapDay);
        var children = map.Where(version => version.ParentId == unit).Select(version => version.AreaId);
        var below = map.Where(version => children.Contains(version.ParentId!.Value)).Select(version => version.AreaId);
        return teams.Where(team =>
            team.AreaId == unit || children.Contains(team.AreaId) || below.Contains(team.AreaId)
            || (team.Area.Path.Contains(unit) && !map.Any(version => version.AreaId == team.AreaId)));
    }
}
