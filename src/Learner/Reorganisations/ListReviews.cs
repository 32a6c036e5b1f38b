using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Reorganisations;

/// <summary>
/// Divided units and how many of their people wait for a decision: for whoever works above them and in each unit the
/// people may belong to.
/// </summary>
internal static class ListReviews
{
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="AreaId">The divided unit.</param>
    /// <param name="Code">Its last code.</param>
    /// <param name="Name">Its last name.</param>
    /// <param name="Learners">People who wait for a decision.</param>
    /// <param name="Villages">Villages that wait for one; deciding about a village places all its people.</param>
    public sealed record Item(Guid AreaId, string? Code, string Name, int Learners, int Villages);

    internal static async Task<Ok<Response>> Handle(
        Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.Areas.AsNoTracking().Reviewable(scope, db)
            .Where(area => area.Id > after)
            .Join(db.AreaVersions, area => area.VersionId, version => version.Id, (area, version) => new
            {
                area.Id,
                version.Code,
                version.Name,
            })
            .OrderBy(area => area.Id).Take(size + 1)
            .Select(area => new Item(
                area.Id, area.Code, area.Name,
                db.Learners.Count(learner => learner.AreaId == area.Id || learner.Area.ParentId == area.Id),
                db.Areas.Count(village => village.ParentId == area.Id)))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.AreaId);
        return TypedResults.Ok(new Response(items, next));
    }
}

internal static class ReviewQueries
{
    public static IQueryable<Area> Reviewable(this IQueryable<Area> areas, AreaScope scope, LearnerDbContext db) =>
        areas.Where(area => area.State == AreaState.Divided)
            .Where(area => area.Path.Contains(scope.AreaId) || db.AreaEdges.Any(edge =>
                edge.FromAreaId == area.Id && edge.SupersededAt == null && edge.People != PeopleGo.None
                && db.Areas.Any(to => to.Id == edge.ToAreaId && to.Path.Contains(scope.AreaId))));

    /// <summary>The divided unit that is this area or lies above it; none where all is decided.</summary>
    public static IQueryable<Area> NeedReview(this IQueryable<Area> areas, Guid areaId) => areas.Where(area =>
        area.State == AreaState.Divided
        && (area.Id == areaId || areas.Any(village => village.Id == areaId && village.ParentId == area.Id)));

    public static IQueryable<AreaEdge> Candidates(this LearnerDbContext db, Guid dividedId) => db.AreaEdges
        .Where(edge => edge.FromAreaId == dividedId && edge.SupersededAt == null && edge.People != PeopleGo.None);
}
