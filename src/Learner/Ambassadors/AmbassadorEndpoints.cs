using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Ambassadors;

internal static class AmbassadorEndpoints
{
    internal static void MapAmbassadors(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/ambassadors").WithTags("Ambassadors")
            .RequireAuthorization(Scopes.ForceRead);
        reading.MapGet("", ListAmbassadors.Handle)
            .WithSummary("Danh sách đại sứ số · List digital ambassadors");
        reading.MapGet("/{id:guid}", GetAmbassador.Handle)
            .WithSummary("Một đại sứ số · One digital ambassador");

        var writing = endpoints.MapGroup("/ambassadors").WithTags("Ambassadors")
            .RequireAuthorization(Scopes.ForceWrite).RequireIdempotencyKey();
        writing.MapPost("", AppointAmbassador.Handle)
            .WithSummary("Cử đại sứ số · Appoint a digital ambassador");
        writing.MapPost("/{id:guid}/end", EndAmbassador.Handle)
            .WithSummary("Thôi nhiệm vụ đại sứ số · End the office of an ambassador");
    }
}
