using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Campaigns;

internal static class CampaignEndpoints
{
    internal static void MapCampaigns(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/campaigns").WithTags("Campaigns")
            .RequireAuthorization(Scopes.ClassesRead);
        reading.MapGet("/", ListCampaigns.Handle)
            .WithSummary("Lịch chiến dịch và các ngày cố định · Calendar of campaigns and fixed days");
        reading.MapGet("/{id:guid}", GetCampaign.Handle)
            .WithSummary("Một chiến dịch · One campaign");
        reading.MapGet("/{id:guid}/capacity", GetCapacity.Handle)
            .WithSummary("Số chỗ học trong thời gian chiến dịch · Seats there are during a campaign");
        reading.MapGet("/{id:guid}/launches", ListLaunches.Handle)
            .WithSummary("Danh sách triển khai: đã và chưa phát động · Roll-out list: launched and not launched");

        var planning = endpoints.MapGroup("/campaigns").WithTags("Campaigns")
            .RequireAuthorization(Scopes.CampaignsWrite).RequireIdempotencyKey();
        planning.MapPost("/", PlanCampaign.Handle)
            .WithSummary("Lập kế hoạch chiến dịch · Plan a campaign");
        planning.MapPost("/{id:guid}/approve", ApproveCampaign.Handle)
            .WithSummary("Phê duyệt chiến dịch · Approve a campaign");
        planning.MapPost("/{id:guid}/launch", LaunchCampaign.Handle)
            .WithSummary("Phát động chiến dịch · Launch a campaign");

        // The head of a village reports it, who plans nothing.
        endpoints.MapPost("/campaigns/{id:guid}/launches", LaunchArea.Handle).WithTags("Campaigns")
            .WithSummary("Thôn, tổ dân phố phát động · A village launches")
            .RequireAuthorization(Scopes.ClassesWrite).RequireIdempotencyKey();
    }
}
