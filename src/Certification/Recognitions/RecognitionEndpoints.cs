using Platform.ServiceDefaults;

namespace Platform.Certifications.Recognitions;

internal static class RecognitionEndpoints
{
    internal static void MapRecognitions(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup("/households").WithTags("Recognitions")
            .MapGet("/{id:guid}/recognition", GetRecognition.Handle)
            .WithSummary("Gia đình số của một hộ · Whether a household is a Digital Family")
            .RequireAuthorization(Scopes.HouseholdsRead);
}
