using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// Where a class may be held and by whom: the same for one class, a series and a session of many points.
/// </summary>
internal static partial class Planning
{
    /// <summary>A class may be entered long after it was held; one further away is a slip of the pen.</summary>
    private const int DaysBack = 366, DaysAhead = 731;

    /// <returns>Why the class cannot be held like that, or nothing.</returns>
    internal static async Task<ProblemHttpResult?> Refuse(
        this CourseDbContext db, ClassPlan plan, AreaScope scope, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (IsFar(plan.StartsAt, now))
            return CourseProblems.StartOutOfRange;
        if (!plan.Audiences.All(code => code is not null && Code().IsMatch(code)))
            return ClassProblems.AudienceInvalid;

        var area = await db.Areas.AsNoTracking()
            .Where(area => area.Id == plan.AreaId && area.Path.Contains(scope.AreaId))
            .SingleOrDefaultAsync(cancellationToken);
        if (area is null)
            return CourseProblems.UnknownArea;
        if (plan.Kind is ClassKind.HandsOn && !area.IsVillage)
            return CourseProblems.NotAVillage;
        if (!area.IsActive)
            return CourseProblems.AreaEnded;

        var (host, place, team) = (plan.HostOrganisationId, plan.PlaceId, plan.TeamId);
        if (host is not null
            && !await db.Organisations.Serving(area, db.Areas).AnyAsync(row => row.Id == host, cancellationToken))
            return CourseProblems.UnknownOrganisation;
        if (place is not null
            && !await db.Places.Serving(area, db.Areas).AnyAsync(row => row.Id == place, cancellationToken))
            return CourseProblems.UnknownPlace;
        if (team is not null
            && !await db.Teams.Serving(area, db.Areas).AnyAsync(row => row.Id == team, cancellationToken))
            return CourseProblems.UnknownTeam;
        return null;
    }

    internal static bool IsFar(DateTimeOffset startsAt, DateTimeOffset now) =>
        startsAt < now.AddDays(-DaysBack) || startsAt > now.AddDays(DaysAhead);

    [GeneratedRegex(@"^[a-z]+(-[a-z0-9]+)*\z")]
    private static partial Regex Code();
}
