using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Visits;

internal static class VisitEndpoints
{
    internal static void MapVisits(this IEndpointRouteBuilder endpoints)
    {
        var visits = endpoints.MapGroup("/visits").WithTags("Visits");
        visits.MapGet("/", ListVisits.Handle).RequireAuthorization(Scopes.ForceRead)
            .WithSummary("Những người cần đến tận nhà · People to be visited");
        visits.MapPost("/{id:guid}/close", CloseVisit.Handle).RequireAuthorization(Scopes.AssistsWrite)
            .RequireIdempotencyKey()
            .WithSummary("Báo cáo kết quả chuyến thăm · Report how a visit went");
    }
}
