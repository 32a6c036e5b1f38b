using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

internal static class GetArea
{
    public sealed record Response(
        Guid Id, Guid? ParentId, string Level, IReadOnlyList<Guid> Path, IReadOnlyList<Validity> Versions);

    public sealed record Validity(
        string Type, string? Code, string Name, DateOnly ValidFrom, DateOnly? ValidTo, string? Decree);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var area = await db.Areas.AsNoTracking().Within(scope).Include(area => area.Versions)
            .SingleOrDefaultAsync(area => area.Id == id, cancellationToken);
        return area is null ? TypedResults.NotFound() : TypedResults.Ok(Describe(area));
    }

    internal static Response Describe(Area area) => new(
        area.Id, area.ParentId, area.Level.Code(), area.Path,
        [
            .. area.Versions.OrderBy(version => version.ValidFrom).Select(version => new Validity(
                version.Type, version.Code, version.Name, version.ValidFrom, version.ValidTo, version.Decree)),
        ]);
}
