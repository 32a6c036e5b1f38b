using Platform.ServiceDefaults;

namespace Platform.Notifications.Trials;

internal static class TrialEndpoints
{
    internal static void MapTrial(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/trial/guests", ListGuests.Handle).WithTags("Trial")
            .WithSummary("Danh sách khách mời khi chạy thử · Guests of the trial mode")
            .RequireAuthorization(Scopes.OperationsRead);

        // A guest is on the list or not: saying it again changes nothing.
        var writing = endpoints.MapGroup("/trial/guests").WithTags("Trial")
            .RequireAuthorization(Scopes.OperationsWrite);
        writing.MapPut("/{learnerId:guid}", InviteGuest.Handle)
            .WithSummary("Thêm khách mời · Add a guest");
        writing.MapDelete("/{learnerId:guid}", RemoveGuest.Handle)
            .WithSummary("Bỏ khách mời · Remove a guest");
    }
}
