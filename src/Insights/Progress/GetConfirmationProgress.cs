using System.ComponentModel.DataAnnotations;
using System.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Insights.Areas;
using Platform.ServiceDefaults;

namespace Platform.Insights.Progress;

/// <summary>
/// How many people of an area are confirmed on VNeID. Each person counts once, with the best that was heard of any
/// certificate; by rule a person counts once for each criterion and version, so those figures may add up to more.
/// </summary>
internal static class GetConfirmationProgress
{
    /// <param name="AreaId">The area.</param>
    /// <param name="Name">Its name. <example>Phường Đức Xuân</example></param>
    /// <param name="AsOf">When the figures were read, UTC.</param>
    /// <param name="JournalPosition">Newest entry of the journal that the figures may contain.</param>
    /// <param name="Total">Every person once.</param>
    /// <param name="ByRule">By criterion and version of the rule the confirmations were decided by.</param>
    /// <param name="Parts">Present where a grouping was asked for; areas without anybody are listed with zeros.</param>
    public sealed record Response(
        Guid AreaId, string Name, DateTimeOffset AsOf, long JournalPosition, Figures Total,
        IReadOnlyList<Rule> ByRule, IReadOnlyList<Part>? Parts = null);

    /// <param name="Learners">People registered in the area, whether or not anything was told of them.</param>
    /// <param name="Confirmed">VNeID said yes.</param>
    /// <param name="Waiting">It was told, and has not answered.</param>
    /// <param name="Rejected">It said no.</param>
    /// <param name="Expired">It did not answer in time.</param>
    public sealed record Figures(int Learners, int Confirmed, int Waiting, int Rejected, int Expired);

    /// <param name="CriterionCode">What was certified. <example>vneid-basics</example></param>
    /// <param name="RuleVersion">Version of the rule, from 1.</param>
    /// <param name="Figures">Its people.</param>
    public sealed record Rule(string CriterionCode, int RuleVersion, Figures Figures);

    /// <param name="AreaId">The area; absent for people placed above that level.</param>
    /// <param name="Name">Its name. <example>Tổ dân phố 1</example></param>
    /// <param name="Figures">Every person of the part once.</param>
    public sealed record Part(Guid? AreaId, string? Name, Figures Figures);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid? areaId, [AllowedValues(null, "commune", "village")] string? groupBy, AreaScope scope,
        InsightsDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var snapshot =
            await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var area = await db.Areas.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(area => area.AreaId == (areaId ?? scope.AreaId), cancellationToken);
        if (area is null)
            return TypedResults.NotFound();
        if (!GetProgress.Fits(groupBy, area.Level))
            return GetProgress.GroupingNotAvailable;

        var learners = await db.People.Where(person => person.Path.Contains(area.AreaId))
            .GroupBy(person => person.AreaId).Select(place => new { place.Key, Count = place.Count() })
            .ToDictionaryAsync(place => place.Key, place => place.Count, cancellationToken);
        var told = db.PersonConfirmations.Where(person => person.Path.Contains(area.AreaId));
        var people = await told.GroupBy(person => new { person.LearnerId, person.AreaId })
            .Select(person => new { person.Key.AreaId, Outcome = person.Min(one => one.Outcome) })
            .GroupBy(person => person)
            .Select(place => new Counted(place.Key.AreaId, place.Key.Outcome, place.Count()))
            .ToListAsync(cancellationToken);
        var rules = await told.GroupBy(person => new { person.CriterionCode, person.RuleVersion, person.Outcome })
            .Select(rule => new { rule.Key, Count = rule.Count() }).ToListAsync(cancellationToken);

        var all = learners.Values.Sum();
        return TypedResults.Ok(new Response(
            area.AreaId, area.Name, time.GetUtcNow(),
            await db.Journal.MaxAsync(entry => (long?)entry.Position, cancellationToken) ?? 0,
            Add(all, people.Select(place => (place.Outcome, place.People))),
            [
                .. rules.GroupBy(rule => (rule.Key.CriterionCode, rule.Key.RuleVersion))
                    .OrderBy(rule => rule.Key.CriterionCode, StringComparer.Ordinal)
                    .ThenBy(rule => rule.Key.RuleVersion)
                    .Select(rule => new Rule(
                        rule.Key.CriterionCode, rule.Key.RuleVersion,
                        Add(all, rule.Select(one => (one.Key.Outcome, one.Count))))),
            ],
            groupBy is null ? null : await Parts(db, area, groupBy, learners, people, cancellationToken)));
    }

    private static async Task<List<Part>> Parts(
        InsightsDbContext db, AreaSnapshot within, string level, Dictionary<Guid, int> learners,
        List<Counted> people, CancellationToken cancellationToken)
    {
        var (shown, partOf) = await db.PartsOf(within, level, cancellationToken);
        var parts = shown.Select(part => Of(part.AreaId, part.Name)).ToList();
        var unplaced = Of(Guid.Empty, null);
        if (unplaced.Figures.Learners > 0)
            parts.Add(unplaced with { AreaId = null });
        return parts;

        Part Of(Guid area, string? name) => new(area, name, Add(
            learners.Where(place => partOf[place.Key] == area).Sum(place => place.Value),
            people.Where(place => partOf[place.AreaId] == area).Select(place => (place.Outcome, place.People))));
    }

    private static Figures Add(int learners, IEnumerable<(ConfirmationOutcome Outcome, int People)> counted)
    {
        var by = counted.ToLookup(one => one.Outcome, one => one.People);
        return new Figures(
            learners, by[ConfirmationOutcome.Accepted].Sum(), by[ConfirmationOutcome.Waiting].Sum(),
            by[ConfirmationOutcome.Rejected].Sum(), by[ConfirmationOutcome.Expired].Sum());
    }

    private sealed record Counted(Guid AreaId, ConfirmationOutcome Outcome, int People);
}
