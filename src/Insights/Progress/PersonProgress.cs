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

    // Facts of a person whose registration has not arrived yet wait in their tables and count from then on.
    internal const string Query =
        """
        select l.learner_id, a.area_id, a.path, l.audiences,
               exists (select from completions c where c.learner_id = l.learner_id) as completed,
               (select count(*)::int from certificates c
                where c.learner_id = l.learner_id and c.issued_at is not null and c.revoked_at is null) as certificates,
               (select count(*)::int from notices n where n.learner_id = l.learner_id) as notices
        from learners l join areas a on a.area_id = l.area_id
        where l.state in ('active', 'restricted')
        """;
}
