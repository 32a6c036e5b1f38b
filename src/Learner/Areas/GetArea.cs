using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

internal static class GetArea
{
    /// <param name="Name">As of today, like type and code; of the last day where the unit is no more.</param>
    public sealed record Response(
        Guid Id, Guid? ParentId, AreaLevel Level, IReadOnlyList<Guid> Path, string Type, string? Code, string Name,
        IReadOnlyList<Validity> Versions);

    public sealed record Validity(
        string Type, string? Code, string Name, DateOnly ValidFrom, DateOnly? ValidTo, string? Decree);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var area = await db.Areas.AsNoTracking().Within(scope).Include(area => area.Versions)
            .SingleOrDefaultAsync(area => area.Id == id, cancellationToken);
        if (area is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(area.RowVersion);
        return TypedResults.Ok(Describe(area, time.GetUtcNow()));
    }

    internal static Response Describe(Area area, DateTimeOffset now)
    {
        var today = VietnamTime.DateOf(now);
        var versions = area.Versions.OrderBy(version => version.ValidFrom).ToList();
        var shown = versions.LastOrDefault(version => version.ValidFrom <= today) ?? versions[0];
        return new Response(
            area.Id, area.ParentId, area.Level, area.Path, shown.Type, shown.Code, shown.Name,
            [
                .. versions.Select(version => new Validity(
                    version.Type, version.Code, version.Name, version.ValidFrom, version.ValidTo, version.Decree)),
            ]);
    }
}
