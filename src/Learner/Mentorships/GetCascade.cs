using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

/// <summary>
/// How the guiding spreads in a unit: by generation, and how many of those who were guided guide others in turn.
/// Somebody with two mentors is one person.
/// </summary>
internal static class GetCascade
{
    /// <param name="Generations">From the first on.</param>
    /// <param name="DistinctLearners">Mentors and mentees, each counted once.</param>
    /// <param name="Mentees">Learners who are guided or were guided to the end, each counted once.</param>
    /// <param name="ReproductionPermille">Of these, how many guide somebody, in thousandths.</param>
    public sealed record Response(
        IReadOnlyList<GenerationTotal> Generations, int DistinctLearners, int Mentees, int ReproductionPermille);

    /// <param name="Generation">1 for the mentees of those who had no mentor.</param>
    /// <param name="Mentors">Who guides.</param>
    /// <param name="Mentees">Who is guided.</param>
    public sealed record GenerationTotal(int Generation, int Mentors, int Mentees);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? areaId, AreaScope scope, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var unit = areaId ?? scope.AreaId;
        if (!await db.Areas.Within(scope).AnyAsync(area => area.Id == unit, cancellationToken))
            return TypedResults.NotFound();

        var counting = db.Mentorships.Within(new AreaScope(unit)).Where(m => m.EndedAt == null);
        var generations = await counting.GroupBy(m => m.Generation)
            .Select(g => new GenerationTotal(
                g.Key, g.Select(m => m.MentorId).Distinct().Count(), g.Select(m => m.MenteeId).Distinct().Count()))
            .ToListAsync(cancellationToken);
        var mentors = counting.Select(m => m.MentorId).Distinct();
        var mentees = counting.Select(m => m.MenteeId).Distinct();
        var guided = await mentees.CountAsync(cancellationToken);
        var both = await mentees.CountAsync(id => mentors.Contains(id), cancellationToken);
        var all = guided + await mentors.CountAsync(cancellationToken) - both;
        return TypedResults.Ok(new Response(
            [.. generations.OrderBy(total => total.Generation)], all, guided, guided == 0 ? 0 : both * 1000 / guided));
    }
}
