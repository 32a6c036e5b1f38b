using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Access;

internal static class AccessSetup
{
    internal static IHostApplicationBuilder AddAccessLog(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<AccessLog>();
        builder.Services.AddScoped<AccessChain>();
        builder.Services.AddScoped<AccessSealing>();
        builder.Services.AddScoped<AccessRetention>();
        builder.Services.AddSingleton<IPersonalRecord, AccessRecord>();
        return builder;
    }

    internal static void MapAccess(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").WithTags("Privacy").RequireAuthorization(Scopes.PrivacyRead);
        group.MapPost("/learners/{id:guid}/citizen-id/reveal", RevealCitizenId.Handle)
            .WithSummary("Xem đầy đủ số định danh · Reveal the citizen id");
        group.MapGet("/learners/{id:guid}/export", ExportLearner.Handle)
            .WithSummary("Xuất dữ liệu cá nhân · Export personal data");
        group.MapGet("/privacy/access-log", ListAccess.Handle)
            .WithSummary("Nhật ký truy cập · Access log");
        group.MapGet("/privacy/access-log/verify", VerifyAccessLog.Handle)
            .WithSummary("Kiểm tra nhật ký truy cập · Verify the access log");
    }
}
