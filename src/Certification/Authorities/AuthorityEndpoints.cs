using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Authorities;

internal static class AuthorityEndpoints
{
    internal static void MapAuthorities(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/issuing-authorities").WithTags("Issuing authorities")
            .RequireAuthorization(Scopes.CertificatesRead);
        reading.MapGet("", ListAuthorities.Handle)
            .WithSummary("Các cơ quan cấp giấy · List issuing authorities");
        reading.MapGet("/{id:guid}", GetAuthority.Handle)
            .WithSummary("Một cơ quan cấp giấy và các cơ quan kế nhiệm · An authority and its successors");

        var writing = endpoints.MapGroup("/issuing-authorities").WithTags("Issuing authorities")
            .RequireAuthorization(Scopes.CertificatesWrite).RequireIdempotencyKey();
        writing.MapPost("", EstablishAuthority.Handle)
            .WithSummary("Đăng ký cơ quan cấp giấy · Establish an issuing authority");
        writing.MapPost("/{id:guid}/end", EndAuthority.Handle)
            .WithSummary("Kết thúc và nêu cơ quan kế nhiệm · End an authority and name its successor");
    }
}
