using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>The statement of a year: how much time a member gave, and for which teams.</summary>
internal static class GetVolunteerHours
{
    /// <param name="LearnerId">The member.</param>
    /// <param name="Year">The year.</param>
    /// <param name="Minutes">All of it.</param>
    /// <param name="Days">On how many days.</param>
    /// <param name="Teams">The parts of it, most first.</param>
    public sealed record Response(Guid LearnerId, int Year, int Minutes, int Days, IReadOnlyList<Part> Teams);

    /// <param name="TeamId">The team.</param>
    /// <param name="Minutes">Time given for it.</param>
    public sealed record Part(Guid TeamId, int Minutes);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, [Range(2000, 2999)] int? year, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!await db.Learners.Within(scope).AnyAsync(learner => learner.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var asked = year ?? VietnamTime.Today(time).Year;
        var (first, after) = (new DateOnly(asked, 1, 1), new DateOnly(asked + 1, 1, 1));
        var given = db.VolunteerTimes.Where(volunteered =>
            volunteered.LearnerId == id && volunteered.On >= first && volunteered.On < after);
        var parts = await given.GroupBy(volunteered => volunteered.TeamId)
            .Select(team => new { team.Key, Minutes = team.Sum(volunteered => volunteered.Minutes) })
            .OrderByDescending(part => part.Minutes).ThenBy(part => part.Key)
            .Select(part => new Part(part.Key, part.Minutes))
            .ToListAsync(cancellationToken);
        var days = await given.Select(volunteered => volunteered.On).Distinct().CountAsync(cancellationToken);
        return TypedResults.Ok(new Response(id, asked, parts.Sum(part => part.Minutes), days, parts));
    }
}
