using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Assists;

/// <summary>
/// Help in an area in a span of days. Who says that the next time will go alone has said so; who did it alone
/// afterwards is another figure.
/// </summary>
internal static class SummariseAssists
{
    /// <param name="Records">Records of help.</param>
    /// <param name="People">People who are registered, each counted once.</param>
    /// <param name="Unnamed">People who gave no name, as often as they came.</param>
    /// <param name="DoneAlone">Records without a helper.</param>
    /// <param name="AloneNextTimeClaimed">Records of help after which the next time was said to go alone.</param>
    /// <param name="BecameIndependent">People who were helped and used the same application alone later.</param>
    /// <param name="ByApplication">The same by application, by code.</param>
    public sealed record Response(
        int Records, int People, int Unnamed, int DoneAlone, int AloneNextTimeClaimed, int BecameIndependent,
        IReadOnlyList<Application> ByApplication);

    /// <param name="ApplicationCode">The application.</param>
    /// <param name="Records">Records of help with it.</param>
    /// <param name="Unnamed">People who gave no name.</param>
    public sealed record Application(string ApplicationCode, int Records, int Unnamed);

    /// <param name="areaId">An area of the token&apos;s; all of it where none is named.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid? areaId, DateOnly? from, DateOnly? to, AreaScope scope, LearnerDbContext db,
        CancellationToken cancellationToken)
    {
        if (areaId is { } id && !await db.Areas.Within(scope).AnyAsync(area => area.Id == id, cancellationToken))
            return AreaProblems.Unknown();

        var (first, last) = (from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
        var assists = db.Assists.AsNoTracking().Within(scope).Within(new AreaScope(areaId ?? scope.AreaId))
            .Where(assist => assist.On >= first && assist.On <= last);
        var applications = await assists.GroupBy(assist => assist.ApplicationCode).OrderBy(group => group.Key)
            .Select(group => new
            {
                Application = new Application(group.Key, group.Count(), group.Sum(assist => assist.UnnamedCount)),
                Alone = group.Count(assist => assist.HelperKind == HelperKind.None),
                Claimed = group.Count(assist => assist.HelperKind != HelperKind.None && assist.AloneNextTimeClaimed),
            })
            .ToListAsync(cancellationToken);
        var named = assists.Where(assist => assist.LearnerId != null);
        var people = await named.Select(assist => assist.LearnerId).Distinct().CountAsync(cancellationToken);
        var independent = await named
            .Where(alone => alone.HelperKind == HelperKind.None && db.Assists.Any(helped =>
                helped.LearnerId == alone.LearnerId && helped.ApplicationCode == alone.ApplicationCode
                && helped.HelperKind != HelperKind.None && helped.On < alone.On))
            .Select(alone => alone.LearnerId).Distinct().CountAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            applications.Sum(row => row.Application.Records), people,
            applications.Sum(row => row.Application.Unnamed), applications.Sum(row => row.Alone),
            applications.Sum(row => row.Claimed), independent, [.. applications.Select(row => row.Application)]));
    }
}
