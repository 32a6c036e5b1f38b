using Platform.ServiceDefaults;

namespace Platform.Notifications.Audit;

internal static class AuditEndpoints
{
    internal static void MapAudit(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/audit/sends", GetSends.Handle).WithTags("Audit")
            .WithSummary("Ai đã gửi gì cho bao nhiêu người · Who sent what to how many")
            .RequireAuthorization(Scopes.MessagesRead);
}
