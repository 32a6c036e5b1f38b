using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;

namespace Platform.Certifications.StatusLists;

internal static class StatusListEndpoints
{
    internal static void MapStatusLists(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/status-lists/{issuer}/{purpose}/{number:int}", GetStatusList.Handle)
            .WithTags("Credentials").RequireAuthorization(VerificationEndpoints.Policy)
            .WithSummary("Danh sách trạng thái giấy xác nhận · Status list of certificates")
            .Produces(
                StatusCodes.Status200OK, contentType: StoredBytes.VerifiableCredential,
                additionalContentTypes: [StoredBytes.JsonLd, StoredBytes.Json]);
}
