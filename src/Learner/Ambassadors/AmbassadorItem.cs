namespace Platform.Learners.Ambassadors;

/// <summary>A digital ambassador as readers see it.</summary>
/// <param name="Id">Identity of the appointment.</param>
/// <param name="LearnerId">The ambassador.</param>
/// <param name="CommuneId">The commune.</param>
/// <param name="TermFrom">First day.</param>
/// <param name="TermTo">First day after the term.</param>
/// <param name="CertificateId">The certificate that allowed it.</param>
/// <param name="CertificateRevoked">That it was revoked since: somebody has to decide.</param>
/// <param name="DecisionNo">The decision that appointed.</param>
/// <param name="EndedOn">First day without the office, where it ended early.</param>
/// <param name="EndReason">Why it ended early.</param>
public sealed record AmbassadorItem(
    Guid Id, Guid LearnerId, Guid CommuneId, DateOnly TermFrom, DateOnly? TermTo, Guid CertificateId,
    bool CertificateRevoked, string DecisionNo, DateOnly? EndedOn, AmbassadorEnd? EndReason)
{
    internal static AmbassadorItem Of(Ambassador a, bool certificateRevoked) => new(
        a.Id, a.LearnerId, a.AreaId, a.TermFrom, a.TermTo, a.CertificateId, certificateRevoked, a.DecisionNo,
        a.EndedOn, a.EndReason);
}
