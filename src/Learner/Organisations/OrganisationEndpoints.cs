using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Organisations;

internal static class OrganisationEndpoints
{
    internal static void MapOrganisations(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/organisations").WithTags("Organisations")
            .RequireAuthorization(Scopes.ForceRead);
        reading.MapGet("", ListOrganisations.Handle)
            .WithSummary("Danh sách tổ chức · List organisations");
        reading.MapGet("/{id:guid}", GetOrganisation.Handle)
            .WithSummary("Một tổ chức · One organisation");

        var writing = endpoints.MapGroup("/organisations").WithTags("Organisations")
            .RequireAuthorization(Scopes.ForceWrite).RequireIdempotencyKey();
        writing.MapPost("", RegisterOrganisation.Handle)
            .WithSummary("Đăng ký tổ chức · Register an organisation");
        writing.MapPatch("/{id:guid}", ChangeOrganisation.Handle)
            .WithSummary("Sửa thông tin tổ chức · Correct an organisation");
        writing.MapPost("/{id:guid}/close", CloseOrganisation.Handle)
            .WithSummary("Kết thúc hoạt động của tổ chức · Close an organisation");
    }
}
