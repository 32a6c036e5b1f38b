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
        group.MapGet("/{id:guid}", GetArea.Handle)
            .WithSummary("Một địa bàn · One area")
            .RequireAuthorization(Scopes.AreasRead);
    }
}
