using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

internal static class AreaEndpoints
{
    internal static void MapUnits(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/areas").WithTags("Areas");
        group.MapPost("", RegisterArea.Handle)
            .WithSummary("Đăng ký đơn vị hành chính hoặc thôn, tổ dân phố · Register an area")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.AreasWrite);
        group.MapGet("", ListAreas.Handle)
            .WithSummary("Danh sách địa bàn · List areas")
            .RequireAuthorization(Scopes.AreasRead);
        group.MapGet("/search", SearchAreas.Handle)
            .WithSummary("Tìm địa bàn theo tên, có dấu hoặc không dấu · Search areas by name")
            .RequireAuthorization(Scopes.AreasRead);
        group.MapGet("/resolve", ResolveArea.Handle)
            .WithSummary("Tra mã hoặc tên tại một ngày · Resolve a code or a name as of a date")
            .RequireAuthorization(Scopes.AreasRead);
        group.MapGet("/{id:guid}", GetArea.Handle)
            .WithSummary("Một địa bàn · One area")
            .RequireAuthorization(Scopes.AreasRead);
        // A path of its own: /areas/imports/flags would fit both /areas/{id}/flags and /areas/imports/{id}.
        endpoints.MapPut("/area-flags/{id:guid}", SetAreaFlags.Handle).WithTags("Areas")
            .WithSummary("Đặt nhãn vùng sâu, dân tộc thiểu số, khó khăn, hải đảo · Set the flags of an area")
            .RequireAuthorization(Scopes.AreasWrite);
    }
}
