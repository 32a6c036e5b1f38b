using Platform.ServiceDefaults;

namespace Platform.Notifications.Operators;

internal static class OperatorEndpoints
{
    internal static void MapOperators(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/operators").WithTags("Operators")
            .RequireAuthorization(Scopes.OperationsRead);
        reading.MapGet("/", ListOperators.Handle)
            .WithSummary("Nhà mạng: tỷ lệ lưu lượng, độ trễ, lỗi · Operators: share of traffic, delays, errors");
        reading.MapGet("/moves", ListShareMoves.Handle)
            .WithSummary("Các lần chuyển lưu lượng · Moves of traffic between operators");
        reading.MapGet("/registrations", ListRegistrations.Handle)
            .WithSummary("Lịch sử đăng ký tên định danh và mẫu tin · History of registrations of names and texts");

        // What was agreed replaces what was agreed before: sending it again changes nothing.
        var writing = endpoints.MapGroup("/operators").WithTags("Operators")
            .RequireAuthorization(Scopes.OperationsWrite);
        writing.MapPut("/{id}", SetOperator.Handle)
            .WithSummary("Đặt giá, tỷ lệ và giới hạn của nhà mạng · Set price, share and limits of an operator");
        writing.MapPut("/{id}/brandnames/{brandname}", SetBrandname.Handle)
            .WithSummary("Đăng ký tên định danh tại nhà mạng · Registration of a brandname at an operator");
        writing.MapPut("/{id}/brandnames/{brandname}/templates/{templateId:guid}", RegisterTemplate.Handle)
            .WithSummary("Đăng ký mẫu tin tại nhà mạng · Registration of a text at an operator");
    }
}
