using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

internal static class AreaEndpoints
{
    internal static void MapUnits(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/areas").WithTags("Areas");
        group.MapPost("", RegisterArea.Handle).RequireIdempotencyKey().RequireAuthorization(Scopes.AreasWrite);
        group.MapGet("", ListAreas.Handle).RequireAuthorization(Scopes.AreasRead);
        group.MapGet("/{id:guid}", GetArea.Handle).RequireAuthorization(Scopes.AreasRead);
    }
}
