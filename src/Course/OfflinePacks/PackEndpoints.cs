using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.OfflinePacks;

internal static class PackEndpoints
{
    internal static void MapOfflinePacks(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/offline-packs/keys", ListPackKeys.Handle).WithTags("Offline packs")
            .WithSummary("Khóa kiểm tra gói ngoại tuyến · Keys to check offline packs")
            .RequireAuthorization(Scopes.ClassesRead);

        var writing = endpoints.MapGroup("/offline-packs").WithTags("Offline packs")
            .RequireAuthorization(Scopes.ClassesWrite).RequireIdempotencyKey();
        writing.MapPost("/", IssuePack.Handle)
            .WithSummary("Cấp gói ngoại tuyến · Issue an offline pack");
        writing.MapPost("/results", TakeResults.Handle)
            .WithSummary("Gửi kết quả làm ngoại tuyến · Send what was done offline");
    }
}
