using Platform.ServiceDefaults;

namespace Platform.Partners.Partners;

internal static class PartnerEndpoints
{
    internal static void MapPartners(this IEndpointRouteBuilder endpoints)
    {
        var partners = endpoints.MapGroup("/partners").WithTags("Partners").RequireAuthorization(Scopes.PartnersRead);
        partners.MapGet("/", ListPartners.Handle)
            .WithSummary("Các nhà mạng kết nối · Connected operators");
    }
}
