using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>How many homes of an area were reached. Homes of one member are told apart.</summary>
internal static class GetCoverage
{
    /// <param name="Households">Homes that somebody lives in.</param>
    /// <param name="Members">People in them, those without a name included.</param>
    /// <param name="Visited">Homes somebody came to at least once.</param>
    /// <param name="Guided">Homes where a present member was guided.</param>
    /// <param name="OneMember">Homes of one member: a figure of their own.</param>
    public sealed record Response(int Households, int Members, int Visited, int Guided, int OneMember);

    /// <param name="areaId">An area of the token&apos;s; all of it where none is named.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid? areaId, AreaScope scope, LearnerDbContext db, CancellationToken cancellationToken)
    {
        if (areaId is { } id && !await db.Areas.Within(scope).AnyAsync(area => area.Id == id, cancellationToken))
            return AreaProblems.Unknown();

        var homes = db.Households.AsNoTracking().Within(scope).Within(new AreaScope(areaId ?? scope.AreaId))
            .Where(household => household.EndedOn == null)
            .Select(household => new
            {
                Members = household.Members.Count(member => member.LeftOn == null),
                Visited = db.HouseholdVisits.Any(visit => visit.HouseholdId == household.Id),
                Guided = db.HouseholdGuides.Any(guide => guide.HouseholdId == household.Id
                    && household.Members.Any(m => m.Id == guide.GuidedMemberId && m.LeftOn == null)),
            });
        var figures = await homes.GroupBy(_ => 1).Select(all => new Response(
                all.Count(), all.Sum(home => home.Members), all.Count(home => home.Visited),
                all.Count(home => home.Guided), all.Count(home => home.Members == 1)))
            .SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(figures ?? new Response(0, 0, 0, 0, 0));
    }
}
