namespace Platform.Insights.Progress;

/// <summary>
/// One registered person and how far the person came; the row every figure counts, so nobody counts twice.
/// </summary>
internal sealed class PersonProgress
{
    public Guid LearnerId { get; private set; }

    /// <summary>Where the person was registered; a reorganisation moves the area, not the person.</summary>
    public Guid AreaId { get; private set; }

    public Guid[] Path { get; private set; } = [];

    public string[] Audiences { get; private set; } = [];

    public bool Completed { get; private set; }

    public int Certificates { get; private set; }

    public int Notices { get; private set; }

    // Facts of a person whose registration has not arrived yet wait in their tables and count from then on. Whoever was
    // registered several times is the registration that stays (root), with the facts and tags of all.
    internal const string Query =
        """
        with recursive live as (
          select loser_id, winner_id from learner_merges where not undone),
        chain (learner_id, root) as (
          select loser_id, winner_id from live
          union
          select chain.learner_id, live.winner_id from chain join live on live.loser_id = chain.root),
        others as (
          select chain.root, array_agg(distinct chain.learner_id) as ids,
                 array_agg(distinct tag) filter (where tag is not null) as tags
          from chain left join learners x on x.learner_id = chain.learner_id left join unnest(x.audiences) tag on true
          where not exists (select from live where live.loser_id = chain.root)
          group by chain.root)
        select l.learner_id, a.area_id, a.path,
               case when o.tags is null then l.audiences
                    else array(select distinct unnest(l.audiences || o.tags) order by 1) end as audiences,
               exists (select from completions c where c.learner_id = any (l.learner_id || o.ids)
                  and c.completed_at is not null and c.reversed_at is null) as completed,
               (select count(*)::int from certificates c where c.learner_id = any (l.learner_id || o.ids)
                  and c.issued_at is not null and c.revoked_at is null) as certificates,
               (select count(*)::int from notices n where n.learner_id = any (l.learner_id || o.ids)) as notices
        from learners l join areas a on a.area_id = l.area_id left join others o on o.root = l.learner_id
        where l.state in ('active', 'restricted')
          and not exists (select from live where live.loser_id = l.learner_id)
        """;
}
