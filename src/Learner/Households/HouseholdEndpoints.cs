using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

internal static class HouseholdEndpoints
{
    internal static void MapHouseholds(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/households").WithTags("Households")
            .RequireAuthorization(Scopes.HouseholdsRead);
        reading.MapGet("", ListHouseholds.Handle)
            .WithSummary("Danh sách hộ gia đình · List households");
        reading.MapGet("/coverage", GetCoverage.Handle)
            .WithSummary("Mức độ tiếp cận các hộ · How many homes were reached");
        reading.MapGet("/{id:guid}", GetHousehold.Handle)
            .WithSummary("Một hộ gia đình · One household");

        var writing = endpoints.MapGroup("/households").WithTags("Households")
            .RequireAuthorization(Scopes.HouseholdsWrite).RequireIdempotencyKey();
        writing.MapPost("", FormHousehold.Handle)
            .WithSummary("Lập hộ gia đình · Form a household");
        writing.MapPatch("/{id:guid}", ChangeHousehold.Handle)
            .WithSummary("Sửa thông tin hộ · Change a household");
        writing.MapPost("/{id:guid}/members", JoinHousehold.Handle)
            .WithSummary("Thêm thành viên · Somebody joins a household");
        writing.MapPost("/{id:guid}/members/{memberId:guid}/leave", LeaveHousehold.Handle)
            .WithSummary("Thành viên rời hộ · Somebody leaves a household");
        writing.MapPost("/{id:guid}/guides", RecordGuidance.Handle)
            .WithSummary("Ghi nhận hướng dẫn trong hộ · One member guided another");
        writing.MapPost("/{id:guid}/visits", RecordVisit.Handle)
            .WithSummary("Ghi nhận lượt đến nhà · Record a visit");
        writing.MapPost("/{id:guid}/split", SplitHousehold.Handle)
            .WithSummary("Tách hộ · Split a household");
    }
}
