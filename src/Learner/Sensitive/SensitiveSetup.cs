using Platform.Learners.Access;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Sensitive;

internal static class SensitiveSetup
{
    internal static IHostApplicationBuilder AddSensitiveData(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IPersonalRecord, SensitiveTagRecord>();
        builder.Services.AddScoped<CoreData>();
        return builder;
    }

    internal static void MapSensitiveData(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").WithTags("Privacy");
        group.MapPut("/learners/{id:guid}/sensitive-tags", SetSensitiveTags.Handle)
            .WithSummary("Ghi nhận thông tin nhạy cảm khi có đồng ý · Record sensitive tags, with consent")
            .RequireAuthorization(Scopes.ConsentsWrite);
        group.MapGet("/learners/{id:guid}/sensitive-tags", ListSensitiveTags.Handle)
            .WithSummary("Xem thông tin nhạy cảm · The sensitive tags of a learner")
            .RequireAuthorization(Scopes.PrivacyRead).RecordAccess(AccessAction.View);
        group.MapGet("/privacy/core-data", GetCoreData.Handle)
            .WithSummary("Mức tiến gần dữ liệu cốt lõi · Nearness to core data")
            .RequireAuthorization(Scopes.PrivacyRead);
    }
}
