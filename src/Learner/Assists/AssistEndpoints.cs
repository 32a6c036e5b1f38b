using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Assists;

internal static class AssistEndpoints
{
    internal static void MapAssists(this IEndpointRouteBuilder endpoints)
    {
        var assists = endpoints.MapGroup("/assists").WithTags("Assists")
            .RequireAuthorization(Scopes.AssistsWrite).RequireIdempotencyKey();
        assists.MapPost("", RecordAssist.Handle)
            .WithSummary("Ghi nhận lượt hỗ trợ · Record help with a digital service");
        assists.MapGet("", ListAssists.Handle)
            .WithSummary("Danh sách lượt hỗ trợ · List records of help");
        assists.MapGet("/summary", SummariseAssists.Handle)
            .WithSummary("Số lượt hỗ trợ · Count records of help");
    }
}
