using Platform.Notifications.Audiences;

namespace Platform.Notifications.Broadcasts;

/// <param name="Id">Identity of the broadcast.</param>
/// <param name="AreaId">The unit that sends it.</param>
/// <param name="Name">What officers call it. <example>Ngày Chuyển đổi số quốc gia 10/10</example></param>
/// <param name="TemplateCode">Template of the text. <example>class-invitation</example></param>
/// <param name="TemplateVersion">Its version.</param>
/// <param name="Category"><c>notice</c> or <c>advert</c>.</param>
/// <param name="AreaIds">Places it is for, with all that lies in them.</param>
/// <param name="Audiences">Audiences it is for; everybody where none is named.</param>
/// <param name="Stages">How far they have come; whoever where none is named.</param>
/// <param name="VisitUnreachable">Whether those no channel reaches are suggested for a visit.</param>
/// <param name="State">Where it stands.</param>
/// <param name="PauseReason">Why the platform paused it: <c>larger-than-approved</c>.</param>
/// <param name="PreparedBy">Who wrote it down. <example>https://id.example|a81f</example></param>
/// <param name="ApprovedBy">Who approved it. <example>https://id.example|a81f</example></param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">From when on it is of no use any more.</param>
/// <param name="EndedAt">When it ended.</param>
public sealed record BroadcastItem(
    Guid Id, Guid AreaId, string Name, string TemplateCode, int TemplateVersion, string Category,
    IReadOnlyList<Guid> AreaIds, IReadOnlyList<string> Audiences, IReadOnlyList<LearningStage> Stages,
    bool VisitUnreachable, BroadcastState State, string? PauseReason, string PreparedBy, string? ApprovedBy,
    DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, DateTimeOffset? EndedAt)
{
    internal static BroadcastItem Of(Broadcast b) => new(
        b.Id, b.AreaId, b.Name, b.TemplateCode, b.TemplateVersion, b.Category, b.AreaIds, b.Audiences, b.Stages,
        b.VisitUnreachable, b.State, b.PauseReason, b.PreparedBy, b.ApprovedBy, b.StartsAt, b.EndsAt, b.EndedAt);
}
