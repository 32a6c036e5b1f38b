using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>Which villages of a unit have a team today, and which have none.</summary>
internal static class CoverVillages
{
    /// <param name="Villages">All villages of the unit.</param>
    /// <param name="WithTeam">Those that a team works in or looks after.</param>
    /// <param name="Items">Villages in the order of their ids.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(int Villages, int WithTeam, IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="AreaId">The village.</param>
    /// <param name="Name">Its name today.</param>
    /// <param name="Teams">Teams that work in it or look after it.</param>
    public sealed record Item(Guid AreaId, string Name, int Teams);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? areaId, bool? withTeam, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var unit = areaId ?? scope.AreaId;
        var areas = db.Areas.Within(scope).Where(area => area.Path.Contains(unit));
        if (!await areas.AnyAsync(area => area.Id == unit, cancellationToken))
            return TypedResults.NotFound();

        var today = VietnamTime.Today(time);
        var live = db.Teams.Live(today);
        var lookedAfter = db.TeamVillages.Live(today).Where(row => live.Any(team => team.Id == row.TeamId));
        var villages = db.AreaVersions.AsOf(today)
            .Where(version => version.Level == AreaLevel.Village && areas.Any(area => area.Id == version.AreaId))
            .Select(version => new
            {
                version.AreaId,
                version.Name,
                Teams = live.Count(team => team.AreaId == version.AreaId
                    || lookedAfter.Any(row => row.TeamId == team.Id && row.VillageId == version.AreaId)),
            });
        var all = await villages.CountAsync(cancellationToken);
        var covered = await villages.CountAsync(village => village.Teams > 0, cancellationToken);
        if (withTeam is { } asked)
            villages = villages.Where(village => village.Teams > 0 == asked);

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await villages.Where(village => village.AreaId > after).OrderBy(village => village.AreaId)
            .Take(size + 1).Select(village => new Item(village.AreaId, village.Name, village.Teams))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.AreaId);
        return TypedResults.Ok(new Response(all, covered, items, next));
    }
}
