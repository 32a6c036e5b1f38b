namespace Platform.Learners.Teams;

/// <summary>One span that a merger ended, and the one that goes on from it in the other team.</summary>
/// <param name="Ended">The span of the absorbed team.</param>
/// <param name="Until">Its last day before the merger, where it had one.</param>
/// <param name="Continued">The new span; none where the survivor had the same already.</param>
internal sealed record TakenOver(Guid Ended, DateOnly? Until = null, Guid? Continued = null);

/// <summary>
/// A merger of teams: it ends spans of the absorbed ones and begins the same in the survivor, and keeps what it did, so
/// that undoing it brings back the rows as they were.
/// </summary>
internal sealed class TeamMerge
{
    public Guid Id { get; init; }

    public required Guid SurvivorId { get; init; }

    public required Guid[] AbsorbedIds { get; init; }

    public required string DecisionNo { get; init; }

    public required DateOnly MergedOn { get; init; }

    public required IReadOnlyList<TakenOver> Moved { get; init; }

    public DateTimeOffset? UndoneAt { get; set; }

    /// <returns>What was taken over, and the spans that are new.</returns>
    public static (List<TakenOver> Moved, List<ITeamSpan> Begun) TakeOver(
        Guid survivorId, DateOnly on, IEnumerable<ITeamSpan> spans, DateTimeOffset now)
    {
        var live = spans.Where(span => span.Until is null || span.Until > on).ToList();
        var present = live.Where(span => span.TeamId == survivorId).Select(span => span.Key).ToHashSet();
        List<TakenOver> moved = [];
        List<ITeamSpan> begun = [];
        foreach (var span in live.Where(span => span.TeamId != survivorId))
        {
            var since = span.Since > on ? span.Since : on;
            var continued = present.Add(span.Key) ? span.For(survivorId, since, now) : null;
            if (continued is not null)
                begun.Add(continued);
            moved.Add(new TakenOver(span.Id, span.Until, continued?.Id));
            span.Until = since;
        }

        return (moved, begun);
    }

    /// <summary>Who left the survivor since the merger has left the restored team on the same day.</summary>
    /// <returns>The spans that the merger began, to be deleted.</returns>
    public List<ITeamSpan> GiveBack(IReadOnlyCollection<ITeamSpan> spans)
    {
        var byId = spans.ToDictionary(span => span.Id);
        List<ITeamSpan> begun = [];
        foreach (var (ended, until, continued) in Moved)
        {
            if (!byId.TryGetValue(ended, out var span))
                continue;
            span.Until = until;
            if (continued is { } id && byId.TryGetValue(id, out var after))
            {
                span.Until = after.Until;
                begun.Add(after);
            }
        }

        return begun;
    }
}
