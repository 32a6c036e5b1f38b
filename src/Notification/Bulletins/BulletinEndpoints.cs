using Microsoft.AspNetCore.Mvc;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

internal static class BulletinEndpoints
{
    internal static void MapBulletins(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/bulletins").WithTags("Bulletins").RequireAuthorization(Scopes.BulletinsRead);
        reading.MapGet("/", ListBulletins.Handle)
            .WithSummary("Danh sách bản tin · List bulletins");
        reading.MapGet("/{id:guid}", GetBulletin.Handle)
            .WithSummary("Một bản tin và kết quả phát · One bulletin and what became of it");
        reading.MapGet("/{id:guid}/airings", ListAirings.Handle)
            .WithSummary("Các lần phát theo kênh, địa bàn, giờ · Airings by channel, place and slot");
        reading.MapGet("/{id:guid}/audio", GetAudio.Handle)
            .Produces(StatusCodes.Status200OK, contentType: "audio/mpeg")
            .WithSummary("Bản ghi âm · The recording");

        var writing = endpoints.MapGroup("/bulletins").WithTags("Bulletins")
            .RequireAuthorization(Scopes.BulletinsWrite).RequireIdempotencyKey();
        writing.MapPost("/", PlanBulletin.Handle)
            .WithSummary("Soạn bản tin và lịch phát · Plan a bulletin");
        writing.MapPut("/{id:guid}/script", EditScript.Handle)
            .WithSummary("Sửa nội dung bản tin · Edit the text");
        writing.MapPut("/{id:guid}/audio", PutAudio.Handle)
            .Accepts<Stream>("audio/mpeg", "audio/ogg")
            .WithMetadata(new RequestSizeLimitAttribute(PutAudio.Largest))
            .WithSummary("Tải lên bản ghi âm · Upload the recording");
        writing.MapPost("/{id:guid}/withdraw", WithdrawBulletin.Handle)
            .WithSummary("Rút bản tin · Withdraw a bulletin");
        writing.MapPost("/{id:guid}/airings/{airingId:guid}/report", ReportAiring.Handle)
            .WithSummary("Báo cáo kết quả phát · Report how an airing went");

        endpoints.MapPost("/bulletins/{id:guid}/approve", ApproveBulletin.Handle).WithTags("Bulletins")
            .WithSummary("Phê duyệt bản tin · Approve a bulletin")
            .RequireAuthorization(Scopes.BulletinsApprove).RequireIdempotencyKey();
    }
}
