using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Assessments;
using Platform.Courses.Rules;
using Platform.ServiceDefaults;

namespace Platform.Courses.Capacity;

/// <summary>
/// How far people of an area came, by course and skill: the first paper before a course against the last one after it,
/// about the same skill, each person once. Counts whose post paper was handed in within the period. Figures about fewer
/// people than the rule demands are left out.
/// </summary>
internal static class GetCapacityChange
{
    private const string TimeZone = "Asia/Ho_Chi_Minh";

    /// <param name="AreaId">The area.</param>
    /// <param name="Fewest">How many people figures are about at least.</param>
    /// <param name="RuleVersion">Version of the rule that says so.</param>
    /// <param name="Items">By course and skill.</param>
    public sealed record Response(Guid AreaId, int Fewest, int RuleVersion, IReadOnlyList<Item> Items);

    /// <param name="CourseId">The course.</param>
    /// <param name="Skill">The skill. <example>757-citizens@1.0/own-data</example></param>
    /// <param name="People">Measured before and after; absent, as all that follows, where they are too few.</param>
    /// <param name="BeforePercent">Right answers before, on average. <example>42</example></param>
    /// <param name="AfterPercent">Right answers after, on average. <example>78</example></param>
    /// <param name="ChangePoints">The difference, in percentage points. <example>36</example></param>
    /// <param name="Improved">People who answered more rightly than before.</param>
    public sealed record Item(
        Guid CourseId, string Skill, int? People = null, int? BeforePercent = null, int? AfterPercent = null,
        int? ChangePoints = null, int? Improved = null);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid? areaId, Guid? courseId, DateOnly? from, DateOnly? to, AreaScope scope, CourseDbContext db,
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (from > to)
            return MeasuringProblems.PeriodInvalid;
        var unit = areaId ?? scope.AreaId;
        if (!await db.Areas.AnyAsync(
            area => area.Id == unit && area.Path.Contains(scope.AreaId), cancellationToken))
            return TypedResults.NotFound();

        var rule = await db.RuleOf(MeasuringSetup.SmallestCell, VietnamTime.Today(time), cancellationToken);
        var changes = await Changes(db, unit, courseId, from, to)
            .OrderBy(change => change.CourseId).ThenBy(change => change.Skill)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            unit, rule.Value, rule.Version,
            [
                .. changes.Select(change => change.People < rule.Value
                    ? new Item(change.CourseId, change.Skill)
                    : new Item(
                        change.CourseId, change.Skill, change.People, change.BeforePercent, change.AfterPercent,
                        change.AfterPercent - change.BeforePercent, change.Improved)),
            ]));
    }

    private static IQueryable<Change> Changes(
        CourseDbContext db, Guid unit, Guid? courseId, DateOnly? from, DateOnly? to) => db.Database.SqlQuery<Change>(
        $"""
        with recursive live as (select loser_id, winner_id from learner_merges where not undone),
        leads as (
          select loser_id as learner_id, winner_id as person from live
          union
          select leads.learner_id, live.winner_id from leads join live on live.loser_id = leads.person),
        stays as (select * from leads where person not in (select loser_id from live)),
        measured as (
          select coalesce(stays.person, paper.learner_id) as person, paper.course_id, result.skill, paper.kind,
            paper.handed_in_at, (paper.handed_in_at at time zone {TimeZone})::date as day,
            100.0 * result.right_answers / result.asked as percent
          from papers paper
          join skill_results result on result.paper_id = paper.id
          join areas area on area.id = paper.area_id and area.path @> array[{unit}]
          left join stays on stays.learner_id = paper.learner_id
          where paper.kind in ('Pre', 'Post') and ({courseId}::uuid is null or paper.course_id = {courseId}::uuid)),
        before as (
          select distinct on (person, course_id, skill) * from measured where kind = 'Pre'
          order by person, course_id, skill, handed_in_at),
        after as (
          select distinct on (person, course_id, skill) * from measured
          where kind = 'Post' and day between coalesce({from}::date, '-infinity') and coalesce({to}::date, 'infinity')
          order by person, course_id, skill, handed_in_at desc)
        select course_id as "CourseId", skill as "Skill", count(*)::int as "People",
          round(avg(before.percent))::int as "BeforePercent", round(avg(after.percent))::int as "AfterPercent",
          (count(*) filter (where after.percent > before.percent))::int as "Improved"
        from before join after using (person, course_id, skill)
        where after.handed_in_at > before.handed_in_at
        group by course_id, skill
        """);

    private sealed record Change(
        Guid CourseId, string Skill, int People, int BeforePercent, int AfterPercent, int Improved);
}
