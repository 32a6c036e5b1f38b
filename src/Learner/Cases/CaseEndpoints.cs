using Platform.Learners.Access;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Cases;

internal static class CaseEndpoints
{
    internal static void MapCases(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/cases").WithTags("Cases").RequireAuthorization(Scopes.CasesRead);
        reading.MapGet("", ListCases.Handle)
            .WithSummary("Danh sách ca hỗ trợ tại nhà · List cases of help at home");
        reading.MapGet("/summary", SummariseCases.Handle)
            .WithSummary("Số ca hỗ trợ tại nhà · Count cases of help at home");
        reading.MapGet("/{id:guid}", GetCase.Handle).RecordAccess(AccessAction.View)
            .WithSummary("Một ca hỗ trợ và các bước đã làm · One case and what was done");

        var writing = endpoints.MapGroup("/cases").WithTags("Cases")
            .RequireAuthorization(Scopes.CasesWrite).RequireIdempotencyKey();
        writing.MapPost("", OpenCase.Handle)
            .WithSummary("Mở ca hỗ trợ tại nhà · Open a case of help at home");
        writing.MapPost("/{id:guid}/transitions", MoveCase.Handle)
            .WithSummary("Chuyển bước ca hỗ trợ · Take a case one step on");
    }
}
