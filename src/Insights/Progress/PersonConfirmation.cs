namespace Platform.Insights.Progress;

/// <summary>How far a person came with the confirmation on VNeID; the best of what was heard counts.</summary>
internal enum ConfirmationOutcome
{
    Accepted = 1,
    Waiting,
    Rejected,
    Expired,
}

/// <summary>
/// A registered person, a criterion and a version of the rule: one row however often the person was told of, so nobody
/// counts twice.
/// </summary>
internal sealed class PersonConfirmation
{
    public Guid LearnerId { get; private set; }

    /// <summary>Where the person was registered; a reorganisation moves the area, not the person.</summary>
    public Guid AreaId { get; private set; }

    public Guid[] Path { get; private set; } = [];

    public string CriterionCode { get; private set; } = "";

    public int RuleVersion { get; private set; }

    public ConfirmationOutcome Outcome { get; private set; }

    // Whoever was registered several times is the registration that stays (root), as in the other figures.
    internal const string Query =
        """
        with recursive live as (
          select loser_id, winner_id from learner_merges where not undone),
        chain (learner_id, root) as (
          select loser_id, winner_id from live
          union
          select chain.learner_id, live.winner_id from chain join live on live.loser_id = chain.root),
        roots as (
          select learner_id, root from chain where not exists (select from live where live.loser_id = chain.root))
        select l.learner_id, a.area_id, a.path, c.criterion_code, c.rule_version,
               min(case when c.accepted_at is not null then 1 when c.rejected_at is not null then 3
                        when c.expired_at is not null then 4 else 2 end) as outcome
        from confirmations c left join roots r on r.learner_id = c.learner_id
        join learners l on l.learner_id = coalesce(r.root, c.learner_id)
        join areas a on a.area_id = l.area_id
        where l.state in ('active', 'restricted')
        group by l.learner_id, a.area_id, a.path, c.criterion_code, c.rule_version
        """;
}
