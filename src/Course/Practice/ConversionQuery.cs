using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;

namespace Platform.Courses.Practice;

/// <summary>The ledger and the help at counters, read as one history of who did what and how.</summary>
internal static class ConversionQuery
{
    /// <summary>
    /// Set-based, because a province asks for all its people at once. A person registered twice is one; an undone merge
    /// parts them again. A thing done alone on the day of the help says nothing: which came first is not known.
    /// </summary>
    internal static Task<List<GetConversion.AreaItem>> Conversion(
        this CourseDbContext db, AreaSnapshot unit, int days, DateOnly from, DateOnly to,
        CancellationToken cancellationToken) =>
        db.Database.SqlQuery<GetConversion.AreaItem>(
            $"""
            with recursive live as (select loser_id, winner_id from learner_merges where not undone),
            chain (id, stays) as (
              select loser_id, winner_id from live
              union
              select chain.id, live.winner_id from chain join live on live.loser_id = chain.stays),
            merged as (
              select distinct on (id) id, stays from chain
              where not exists (select from live where live.loser_id = chain.stays) order by id, stays),
            doing as (
              select learner_id, subject, area_id, done_on, assisted, evidence <> 'Self' as witnessed
              from practice_records
              union all
              select learner_id, subject, area_id, done_on, assisted, true from assist_snapshots),
            done as (
              select coalesce(merged.stays, doing.learner_id) as person, doing.*
              from doing left join merged on merged.id = doing.learner_id),
            helped as (
              select done.* from done join areas place on place.id = done.area_id
              where done.assisted and done.done_on between {from} and {to} and place.path @> array[{unit.Id}]),
            outcome as (
              select helped.person, helped.subject,
                (array_agg(helped.area_id order by helped.done_on, helped.area_id))[1] as area_id,
                bool_or(alone.person is not null) as independent, bool_or(alone.witnessed) as witnessed
              from helped left join done alone
                on alone.person = helped.person and alone.subject = helped.subject and not alone.assisted
                and alone.done_on > helped.done_on and alone.done_on <= helped.done_on + {days}
              group by helped.person, helped.subject)
            select coalesce(below.id, {unit.Id}) as "AreaId", count(*)::int as "Helped",
              (count(*) filter (where outcome.independent))::int as "Independent",
              (count(*) filter (where outcome.witnessed))::int as "IndependentWitnessed"
            from outcome join areas place on place.id = outcome.area_id left join areas below
              on below.id = any (place.path) and below.path @> array[{unit.Id}] and below.state = 'active'
              and below.level = {Below(unit.Level)}
            group by 1 order by 1
            """).ToListAsync(cancellationToken);

    private static string Below(string level) => level is "province" ? "commune" : "village";
}
