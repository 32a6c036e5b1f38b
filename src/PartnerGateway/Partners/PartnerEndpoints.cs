using Platform.Messaging.Http;
using Platform.Partners.Egress;
using Platform.Partners.Webhooks;
using Platform.ServiceDefaults;

namespace Platform.Partners.Partners;

internal static class PartnerEndpoints
{
    internal static void MapPartners(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/partners").WithTags("Partners").RequireAuthorization(Scopes.PartnersRead);
        reading.MapGet("/", ListPartners.Handle)
            .WithSummary("Các nhà mạng kết nối · Connected operators");
        reading.MapGet("/{partner}", GetPartner.Handle)
            .WithSummary("Một nhà mạng và hợp đồng · One operator and its contract");
        reading.MapGet("/{partner}/broker", CompareBroker.Handle)
            .WithSummary("So sánh với máy chủ tin nhắn · Compare with the broker");
        reading.MapGet("/{partner}/traffic", GetTraffic.Handle)
            .WithSummary("Lưu lượng, độ trễ, bản tin bị từ chối · Traffic, delay and refusals");

        var writing = endpoints.MapGroup("/partners").WithTags("Partners")
            .RequireAuthorization(Scopes.PartnersWrite).RequireIdempotencyKey();
        writing.MapPost("/", RegisterPartner.Handle)
            .WithSummary("Đăng ký nhà mạng · Register an operator");
        writing.MapPut("/{partner}/contract", ReviseContract.Handle)
            .WithSummary("Sửa hợp đồng · Revise the contract");
        writing.MapPost("/{partner}/suspend", SuspendPartner.Handle)
            .WithSummary("Tạm ngừng kết nối · Suspend an operator");
        writing.MapPost("/{partner}/resume", ResumePartner.Handle)
            .WithSummary("Mở lại kết nối · Let an operator in again");
        writing.MapPost("/{partner}/close", ClosePartner.Handle)
            .WithSummary("Chấm dứt kết nối · Close the channel for ever");
        writing.MapPut("/{partner}/logins/{name}", GrantLogin.Handle)
            .WithSummary("Cấp tài khoản kết nối, mật khẩu hiện một lần · Grant a login, its password shown once");
        writing.MapDelete("/{partner}/logins/{name}", RevokeLogin.Handle)
            .WithSummary("Thu hồi tài khoản kết nối · Revoke a login");
        writing.MapPut("/{partner}/signing-keys/{name}", TrustSigningKey.Handle)
            .WithSummary("Nhận khóa ký của nhà mạng · Trust a key of the operator");
        writing.MapDelete("/{partner}/signing-keys/{name}", DistrustSigningKey.Handle)
            .WithSummary("Thu hồi khóa ký · Distrust a key");
        writing.MapPut("/{partner}/webhook", SubscribeWebhook.Handle)
            .WithSummary("Gửi sự kiện qua webhook · Send events by webhook");
        writing.MapPut("/{partner}/webhook/secrets/{number}", RotateWebhookSecret.Handle)
            .WithSummary("Đổi khóa bí mật webhook, hiện một lần · Rotate the webhook secret, shown once");
        writing.MapDelete("/{partner}/webhook", UnsubscribeWebhook.Handle)
            .WithSummary("Thôi gửi qua webhook · Send by the queue again");

        var operations = endpoints.MapGroup("/partners/{partner}").WithTags("Operations")
            .RequireAuthorization(Scopes.OperationsWrite).RequireIdempotencyKey();
        operations.MapPost("/broker/repair", RepairBroker.Handle)
            .WithSummary("Dựng lại hàng đợi và quyền · Put queues and rights again");
        operations.MapPost("/replays", ReplayFeed.Handle)
            .WithSummary("Gửi lại từ một thời điểm · Send again from a point in time");
    }
}
