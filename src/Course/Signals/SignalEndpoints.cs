using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Signals;

internal static class SignalEndpoints
{
    internal static void MapSignals(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/signals").WithTags("Signals").RequireAuthorization(Scopes.SignalsWrite);
        group.MapGet("/", ListSignals.Handle)
            .WithSummary("Dấu hiệu bất thường cần xem xét · What looks unlikely");
        group.MapGet("/{id:guid}", GetSignal.Handle)
            .WithSummary("Một dấu hiệu bất thường · One signal");
        group.MapPost("/{id:guid}/decisions", DecideSignal.Handle)
            .WithSummary("Kết luận về dấu hiệu bất thường · Decide on a signal").RequireIdempotencyKey();
    }
}
