namespace Platform.Courses.Signals;

/// <summary>Something unlikely, as those who decide see it.</summary>
/// <param name="Id">Identity of the signal.</param>
/// <param name="Kind">What is unlikely.</param>
/// <param name="AreaId">Where it arose.</param>
/// <param name="SessionId">The session, where it arose in one.</param>
/// <param name="ClaimId">The claim that waits for the decision, where one does.</param>
/// <param name="Observed">What was counted.</param>
/// <param name="Threshold">From when on it counts as unlikely.</param>
/// <param name="RuleVersion">Version of the rule that says so.</param>
/// <param name="RaisedAt">When it was first met.</param>
/// <param name="State">Whether somebody has decided.</param>
/// <param name="Reason">Why they decided so.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When they did.</param>
public sealed record SignalItem(
    Guid Id, SignalKind Kind, Guid AreaId, Guid? SessionId, Guid? ClaimId, int Observed, int Threshold,
    int RuleVersion, DateTimeOffset RaisedAt, SignalState State, SignalReason? Reason, string? DecidedBy,
    DateTimeOffset? DecidedAt)
{
    internal static SignalItem Of(Signal signal) => new(
        signal.Id, signal.Kind, signal.AreaId, signal.SessionId, signal.ClaimId, signal.Observed, signal.Threshold,
        signal.RuleVersion, signal.RaisedAt, signal.State, signal.Reason, signal.DecidedBy, signal.DecidedAt);
}
