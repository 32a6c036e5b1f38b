using Platform.ServiceDefaults;

namespace Platform.Learners.Seats;

internal static class SeatEndpoints
{
    internal static void MapSeats(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("").WithTags("Support seats").RequireAuthorization(Scopes.ForceRead);
        reading.MapGet("/support-seats/{id:guid}", GetSeats.Handle)
            .WithSummary("Vị trí hỗ trợ của xã, phường · Support seats of a commune");
        reading.MapGet("/support-seats/vacant", ListVacantSeats.Handle)
            .WithSummary("Xã, phường chưa có người hỗ trợ · Communes without a staffed support seat");

        endpoints.MapGroup("").WithTags("Support seats").RequireAuthorization(Scopes.ForceWrite)
            .MapPut("/support-seats/{id:guid}", SetSeats.Handle)
            .WithSummary("Phân công người hỗ trợ tại quầy · Say who sits at the counters");
    }
}
