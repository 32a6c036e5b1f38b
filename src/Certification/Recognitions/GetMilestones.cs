using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Recognitions;

/// <summary>What a commune has reached by each rule, how far it is, and each time it was reached or lost.</summary>
internal static class GetMilestones
{
    /// <param name="Reached">Whether it was reached; else it was lost.</param>
    /// <param name="At">When.</param>
    /// <param name="Certified">People who held a valid certificate then.</param>
    public sealed record Change(bool Reached, DateTimeOffset At, int Certified);

    /// <param name="RuleCode">Code of the rule. <example>first-hundred-certified</example></param>
    /// <param name="RuleVersion">Its version.</param>
    /// <param name="TitleVi">What people read. <example>100 người đầu tiên có giấy xác nhận</example></param>
    /// <param name="TitleEn">The same in English. <example>First hundred people certified</example></param>
    /// <param name="Kind">What it counts.</param>
    /// <param name="Threshold">People, or percent of the adults.</param>
    /// <param name="Source">Where the number was read, and whether it was checked there.</param>
    /// <param name="IsReached">Whether the commune has it today.</param>
    /// <param name="Changes">Each time it was reached or lost.</param>
    public sealed record Item(
        string RuleCode, int RuleVersion, string TitleVi, string TitleEn, MilestoneKind Kind, int Threshold,
        string Source, bool IsReached, IReadOnlyList<Change> Changes);

    /// <param name="AreaId">The commune.</param>
    /// <param name="Certified">People there who hold a valid certificate.</param>
    /// <param name="Adults">Adults who live there; absent where nobody has said.</param>
    /// <param name="Items">Each rule.</param>
    public sealed record Response(Guid AreaId, int Certified, int? Adults, IReadOnlyList<Item> Items);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CertificationDbContext db, HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (!await db.Areas.AnyAsync(
            area => area.Id == id && area.Level == "commune" && area.Path.Contains(scope.AreaId), cancellationToken))
            return TypedResults.NotFound();

        var certified = await db.Certified(id, cancellationToken);
        var counted = await db.CommuneAdults.AsNoTracking()
            .SingleOrDefaultAsync(c => c.AreaId == id, cancellationToken);
        var known = await db.Milestones.AsNoTracking().Include(milestone => milestone.Changes)
            .Where(milestone => milestone.AreaId == id).ToListAsync(cancellationToken);
        var rules = await db.MilestoneRules.AsNoTracking().OrderBy(rule => rule.Code).ThenBy(rule => rule.Version)
            .ToListAsync(cancellationToken);
        if (counted is not null)
            response.Headers.ETag = IfMatch.ETag(counted.RowVersion);
        return TypedResults.Ok(new Response(
            id, certified, counted?.Adults, [.. rules.Select(rule => ItemOf(rule, known))]));
    }

    private static Item ItemOf(MilestoneRule rule, List<Milestone> known)
    {
        var milestone = known.Find(one => one.RuleCode == rule.Code && one.RuleVersion == rule.Version);
        return new Item(
            rule.Code, rule.Version, rule.TitleVi, rule.TitleEn, rule.Kind, rule.Threshold, rule.Source,
            milestone is { IsReached: true },
            [
                .. (milestone?.Changes ?? []).OrderBy(change => change.Sequence)
                    .Select(change => new Change(change.Reached, change.At, change.Certified)),
            ]);
    }
}
