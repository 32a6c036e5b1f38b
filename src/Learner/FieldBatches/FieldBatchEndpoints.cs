using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.FieldBatches;

internal static class FieldBatchEndpoints
{
    internal static void AddFieldBatches(this IServiceCollection services)
    {
        services.AddScoped<FieldInbox>();
        services.AddScoped<FieldAreas>();
        services.AddSingleton<IFieldItemHandler, LearnerItem>();
    }

    internal static void MapFieldBatches(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/field-batches", SubmitFieldBatch.Handle).WithTags("FieldBatches")
            .WithSummary("Nhận dữ liệu ghi ngoại tuyến · Take what a device recorded offline")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.LearnersWrite);
}
