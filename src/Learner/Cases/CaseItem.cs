namespace Platform.Learners.Cases;

/// <summary>A case as a list shows it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Urgency">How soon.</param>
/// <param name="TopicCode">What it is about.</param>
/// <param name="ProcedureCode">The public service.</param>
/// <param name="Channel">How it was asked for.</param>
/// <param name="AreaId">Where it was opened.</param>
/// <param name="CommuneId">The commune that answers for it.</param>
/// <param name="LearnerId">Who needs help, where registered.</param>
/// <param name="HouseholdId">The home, where known.</param>
/// <param name="TeamId">The team that has it.</param>
/// <param name="WorkerId">The member who goes.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="DueAt">When it must be resolved.</param>
/// <param name="PausedUntil">When the clock goes on.</param>
/// <param name="OverdueAt">When it was found to be late.</param>
/// <param name="ResolvedAt">When it was resolved.</param>
/// <param name="ReopenCount">How often it was opened again.</param>
public sealed record CaseItem(
    Guid Id, CaseState State, Urgency Urgency, string TopicCode, string? ProcedureCode, CaseChannel Channel,
    Guid AreaId, Guid CommuneId, Guid? LearnerId, Guid? HouseholdId, Guid? TeamId, Guid? WorkerId,
    DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset? PausedUntil, DateTimeOffset? OverdueAt,
    DateTimeOffset? ResolvedAt, int ReopenCount)
{
    internal static CaseItem Of(HomeCase row) => new(
        row.Id, row.State, row.Urgency, row.TopicCode, row.ProcedureCode, row.Channel, row.AreaId, row.CommuneId,
        row.LearnerId, row.HouseholdId, row.TeamId, row.WorkerId, row.OpenedAt, row.DueAt, row.PausedUntil,
        row.OverdueAt, row.ResolvedAt, row.ReopenCount);
}
