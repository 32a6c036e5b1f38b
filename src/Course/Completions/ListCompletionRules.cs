using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Practice;

namespace Platform.Courses.Completions;

/// <summary>All rules that are or were in force, and where each comes from.</summary>
internal static class ListCompletionRules
{
    /// <param name="Items">By code, newest version first.</param>
    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Code">Of the rule, <c>hands-on</c>.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="AppliesTo">Kind of class, or <c>imported</c>, or <c>practice</c> by itself.</param>
    /// <param name="NeedsAttendance">Whether one has to have been there.</param>
    /// <param name="NeedsPass">Whether one has to have passed the quiz.</param>
    /// <param name="Source">The decision or document it comes from.</param>
    /// <param name="ValidFrom">Since when.</param>
    /// <param name="CourseId">The only course it is for.</param>
    /// <param name="AssuranceLevel">What such evidence is worth, <c>attended</c>; absent where the source of the result
    /// says it, or the weakest witness of the practice.</param>
    /// <param name="RenewalMonths">After how long the course has to be done again. <example>24</example></param>
    /// <param name="PracticeTasks">Tasks each of which has to be practised, <c>pay-electricity-bill</c>.</param>
    /// <param name="LeastWitness">Who has to vouch for the practice at least.</param>
    /// <param name="NeedsAlone">Whether practice with help does not count.</param>
    public sealed record Item(
        string Code, int Version, string AppliesTo, bool NeedsAttendance, bool NeedsPass, string Source,
        DateTimeOffset ValidFrom, Guid? CourseId, string? AssuranceLevel, int? RenewalMonths,
        string[] PracticeTasks, PracticeEvidence? LeastWitness, bool NeedsAlone);

    internal static async Task<Ok<Response>> Handle(CourseDbContext db, CancellationToken cancellationToken)
    {
        var items = await db.CompletionRules.AsNoTracking()
            .OrderBy(rule => rule.Code).ThenByDescending(rule => rule.Version)
            .Select(rule => new Item(
                rule.Code, rule.Version, rule.AppliesTo, rule.NeedsAttendance, rule.NeedsPass, rule.Source,
                rule.ValidFrom, rule.CourseId, rule.AssuranceLevel, rule.RenewalMonths, rule.PracticeTasks,
                rule.LeastWitness, rule.NeedsAlone))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(items));
    }
}
