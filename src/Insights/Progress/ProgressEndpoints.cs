using Platform.ServiceDefaults;

namespace Platform.Insights.Progress;

internal static class ProgressEndpoints
{
    internal static void MapProgress(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/progress").WithTags("Progress").RequireAuthorization(Scopes.ProgressRead);
        group.MapGet("/", GetProgress.Handle)
            .WithSummary("Số liệu tiến độ của địa bàn · Progress figures of an area");
        group.MapGet("/classes", GetClassProgress.Handle)
            .WithSummary("Số liệu lớp học của địa bàn · Class figures of an area");
        group.MapGet("/confirmations", GetConfirmationProgress.Handle)
            .WithSummary("Số liệu xác nhận trên VNeID · Figures of confirmations on VNeID");
    }
}
