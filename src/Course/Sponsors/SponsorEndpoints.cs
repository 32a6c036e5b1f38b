using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sponsors;

internal static class SponsorEndpoints
{
    internal static void MapSponsors(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/sponsored-enrolments").WithTags("Sponsors")
            .RequireAuthorization(Scopes.EnrolmentsSponsor);
        group.MapGet("/", ListSponsored.Handle)
            .WithSummary("Người được tổ chức cử đi học · People an organisation sends to classes");
        group.MapGet("/report", GetSponsorReport.Handle)
            .WithSummary("Báo cáo tổng hợp của tổ chức · Figures of an organisation");
        group.MapPost("/batches", StartSponsoredBatch.Handle)
            .WithSummary("Tổ chức ghi danh theo danh sách CSV · An organisation enrols a list of its people")
            .Accepts<string>("text/csv").RequireIdempotencyKey();
        group.MapGet("/batches/{id:guid}", GetSponsoredBatch.Handle)
            .WithSummary("Tiến độ danh sách của tổ chức · Progress of a list of an organisation");
        group.MapGet("/batches/{id:guid}/errors.csv", SponsoredBatchErrors.Handle)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithSummary("Các dòng không ghi danh được của tổ chức · Rows of an organisation's list that got no seat");
    }
}
