using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Templates;

internal static class TemplateEndpoints
{
    internal static void MapTemplates(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/templates").WithTags("Templates").RequireAuthorization(Scopes.MessagesRead);
        reading.MapGet("/", ListTemplates.Handle)
            .WithSummary("Danh sách mẫu tin nhắn · List message templates");
        reading.MapGet("/{id:guid}", GetTemplate.Handle)
            .WithSummary("Một phiên bản mẫu tin nhắn · One version of a template");
        reading.MapGet("/{id:guid}/preview", PreviewTemplate.Handle)
            .WithSummary("Xem trước với dữ liệu mẫu: số đoạn, giá · Preview with sample data: segments and cost");

        var writing = endpoints.MapGroup("/templates").WithTags("Templates")
            .RequireAuthorization(Scopes.TemplatesWrite).RequireIdempotencyKey();
        writing.MapPost("/", DraftTemplate.Handle)
            .WithSummary("Soạn một phiên bản mẫu tin nhắn · Draft a version of a template");
        writing.MapPost("/{id:guid}/approve", ApproveTemplate.Handle)
            .WithSummary("Phê duyệt mẫu tin nhắn · Approve a template");
    }
}
