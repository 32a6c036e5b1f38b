using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

internal static class LearnerEndpoints
{
    internal static void MapLearners(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/learners").WithTags("Learners");
        group.MapPost("", RegisterLearner.Handle).RequireIdempotencyKey().RequireAuthorization(Scopes.LearnersWrite);
        group.MapGet("", ListLearners.Handle).RequireAuthorization(Scopes.LearnersRead);
        group.MapGet("/{id:guid}", GetLearner.Handle).RequireAuthorization(Scopes.LearnersRead);
    }
}
