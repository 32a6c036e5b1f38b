namespace Platform.Notifications.Operators;

/// <summary>When traffic is moved away from an operator, and when it comes back.</summary>
/// <param name="Errors">More errors than this …</param>
/// <param name="ErrorSeconds">… within this time are trouble.</param>
/// <param name="SlowPart">This part of the texts …</param>
/// <param name="SlowAfterSeconds">… without a receipt of delivery for longer than this …</param>
/// <param name="WindowSeconds">… among those of this time are trouble.</param>
/// <param name="LeastMeasured">Fewer texts than this say nothing.</param>
/// <param name="Points">How much is moved at once.</param>
/// <param name="IntervalSeconds">Nothing is moved twice within this time.</param>
/// <param name="DriftSeconds">How often points come back.</param>
/// <param name="QuietSeconds">How long nobody must have been in trouble before they do.</param>
internal sealed record Failover(
    int Errors, double ErrorSeconds, double SlowPart, double SlowAfterSeconds, double WindowSeconds, int LeastMeasured,
    int Points, double IntervalSeconds, double DriftSeconds, double QuietSeconds);

/// <summary>What was seen of an operator lately.</summary>
internal sealed record LinkMeasure(int Errors, int Measured, int Slow)
{
    internal string? Trouble(Failover rule) =>
        Errors > rule.Errors ? "errors"
        : Measured >= rule.LeastMeasured && Slow >= rule.SlowPart * Measured ? "slow"
        : null;
}

/// <summary>
/// Moves traffic by what is measured, a little at a time, as GOV.UK Notify does. Pure but for the links it changes,
/// whose rows the caller holds.
/// </summary>
internal static class LinkBalance
{
    /// <returns>The moves made; none where all are in trouble: then there is nowhere better.</returns>
    internal static IReadOnlyList<ShareMove> Apply(
        IReadOnlyList<OperatorLink> links, IReadOnlyDictionary<string, LinkMeasure> measures, Failover rule,
        DateTimeOffset now)
    {
        var trouble = links
            .Select(link => (Link: link, Reason: measures.GetValueOrDefault(link.Id)?.Trouble(rule)))
            .Where(found => found.Reason is not null).ToList();
        foreach (var (link, _) in trouble)
            link.Trouble(now);

        var moved = links.Max(link => link.MovedAt);
        if (now - moved < TimeSpan.FromSeconds(rule.IntervalSeconds))
            return [];
        return trouble.Count == 0
            ? Drift(links, rule, moved, now)
            : Shift(links.Except(trouble.Select(found => found.Link)), trouble, rule, now);
    }

    private static IReadOnlyList<ShareMove> Shift(
        IEnumerable<OperatorLink> healthy, List<(OperatorLink Link, string? Reason)> trouble, Failover rule,
        DateTimeOffset now)
    {
        var from = trouble.Find(found => found.Link.Share > 0);
        var to = healthy.Where(link => link.BaseShare > 0).MinBy(link => (double)link.Share / link.BaseShare);
        if (from.Link is null || to is null)
            return [];
        var points = Math.Min(rule.Points, from.Link.Share);
        return [from.Link.Move(-points, from.Reason!, now), to.Move(points, from.Reason!, now)];
    }

    private static IReadOnlyList<ShareMove> Drift(
        IReadOnlyList<OperatorLink> links, Failover rule, DateTimeOffset? moved, DateTimeOffset now)
    {
        if (now - links.Max(link => link.TroubledAt) < TimeSpan.FromSeconds(rule.QuietSeconds)
            || now - moved < TimeSpan.FromSeconds(rule.DriftSeconds))
            return [];
        var to = links.MaxBy(link => link.BaseShare - link.Share);
        var from = links.MaxBy(link => link.Share - link.BaseShare);
        if (to is null || from is null)
            return [];
        var points = Math.Min(rule.Points, Math.Min(to.BaseShare - to.Share, from.Share - from.BaseShare));
        return points <= 0
            ? []
            : [from.Move(-points, "recovered", now), to.Move(points, "recovered", now)];
    }
}
