using Platform.Learners.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Breaches;

internal static class BreachSetup
{
    internal static IHostApplicationBuilder AddBreaches(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<BreachWatch>();
        builder.Services.AddSingleton<IAreaDependents, BreachesInAreas>();
        return builder;
    }

    internal static void MapBreaches(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/privacy/breaches").WithTags("Privacy")
            .RequireAuthorization(Scopes.PrivacyRead);
        reading.MapGet("", ListBreaches.Handle)
            .WithSummary("Sổ vi phạm dữ liệu cá nhân · The breach register");
        reading.MapGet("/{id:guid}", GetBreach.Handle)
            .WithSummary("Một vụ vi phạm · One breach");

        var writing = endpoints.MapGroup("/privacy/breaches").WithTags("Privacy")
            .RequireAuthorization(Scopes.PrivacyWrite).RequireIdempotencyKey();
        writing.MapPost("", RecordBreach.Handle)
            .WithSummary("Ghi nhận vi phạm · Record a breach");
        writing.MapPost("/{id:guid}/notify", NotifyBreach.Handle)
            .WithSummary("Đã thông báo cơ quan có thẩm quyền · The authority was told");
    }
}
