using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Reorganisations;

/// <summary>
/// Decides to which successor of a divided unit villages, homes or single people belong. A decided village or home
/// takes its people with it; one decision that cannot be does not stop the others.
/// </summary>
internal static class DecideReview
{
    /// <param name="Decisions">Up to 500.</param>
    /// <param name="Reason">For the history.</param>
    public sealed record Request(
        [MinLength(1), MaxLength(500)] IReadOnlyList<Decision> Decisions,
        [StringLength(1_000, MinimumLength = 3)] string Reason);

    /// <param name="ToAreaId">One of the candidates.</param>
    /// <param name="VillageId">A village with all its people; or</param>
    /// <param name="LearnerId">one person; or <example /></param>
    /// <param name="HouseholdId">a home with whoever lives there. <example /></param>
    public sealed record Decision(
        Guid ToAreaId, Guid? VillageId = null, Guid? LearnerId = null, Guid? HouseholdId = null)
    {
        internal bool NamesOne =>
            new[] { VillageId, LearnerId, HouseholdId }.Count(named => named is not null) == 1;
    }

    /// <param name="Outcomes">One for each decision, in their order: <c>decided</c>, <c>not-waiting</c> or
    /// <c>not-a-candidate</c>.</param>
    public sealed record Response(IReadOnlyList<string> Outcomes);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        PersonalDataVault vault, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!request.Decisions.All(decision => decision.NamesOne))
            return ReorganisationProblems.DecisionInvalid();
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM area_map_days WHERE id = {AreaMapDay.Only} FOR UPDATE", cancellationToken);
        var divided = await db.Areas.Reviewable(scope, db).Include(area => area.Versions)
            .SingleOrDefaultAsync(area => area.Id == id, cancellationToken);
        if (divided is null)
            return AreaProblems.Unknown();
        var candidates = await db.Candidates(id).ToDictionaryAsync(edge => edge.ToAreaId, cancellationToken);
        var now = time.GetUtcNow();
        var placing = new Placement(
            db, vault, divided, user.Identity!.Name!, VietnameseText.Clean(request.Reason), now);
        var outcomes = new List<string>();
        foreach (var decision in request.Decisions)
        {
            outcomes.Add(!candidates.TryGetValue(decision.ToAreaId, out var edge)
                ? "not-a-candidate"
                : await Place(placing, decision, edge, cancellationToken) ? "decided" : "not-waiting");
        }

        await db.SaveChangesAsync(cancellationToken);
        await AreaMap.Refresh(db, now, null, cancellationToken);
        return TypedResults.Ok(new Response(outcomes));
    }

    private static Task<bool> Place(
        Placement placing, Decision decision, AreaEdge edge, CancellationToken cancellationToken) =>
        decision switch
        {
            { VillageId: { } village } => placing.Village(village, edge, cancellationToken),
            { HouseholdId: { } home } => placing.Household(home, edge, cancellationToken),
            _ => placing.Learner(decision.LearnerId!.Value, edge, cancellationToken),
        };
}
