using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Rules;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>
/// Teams at work on a day, in the scope or in a unit by the map of that day or of another; with <c>active</c>, only
/// those that reported something within the time of the rule, or none of them.
/// </summary>
internal static class ListTeams
{
    internal static readonly RuleKey<int> ActiveDays = new("team-active-days");

    /// <param name="Items">In the order they were recorded.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<TeamItem> Items, string? NextCursor);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? areaId, Coded<TeamKind>? kind, bool? active, DateOnly? asOf, DateOnly? map, Cursor? cursor,
        [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (areaId is { } unit && !await db.Areas.Within(scope).AnyAsync(area => area.Id == unit, cancellationToken))
            return TypedResults.NotFound();

        var day = asOf ?? VietnamTime.Today(time);
        var teams = db.Teams.AsNoTracking().Within(scope).Live(day);
        if (areaId is { } id)
            teams = teams.On(db, id, map ?? day);
        if (kind is { Value: var wanted })
            teams = teams.Where(team => team.Kind == wanted);
        if (active is { } busy)
        {
            var since = day.AddDays(-(await RuleBook.Value(db, ActiveDays, day, cancellationToken)).Value);
            teams = teams.Where(team => busy == db.TeamActivities.Any(
                activity => activity.TeamId == team.Id && activity.On > since && activity.On <= day));
        }

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await teams.Where(team => team.Id > after).OrderBy(team => team.Id).Take(size + 1)
            .Select(team => TeamItem.Of(team)).ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
