using Platform.Courses.Skills;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

internal static class PracticeEndpoints
{
    internal static void MapPracticeLedger(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/practice-tasks", ListPracticeTasks.Handle).WithTags("Practice")
            .WithSummary("Danh mục nhiệm vụ thực hành · Tasks to practise")
            .RequireAuthorization(Scopes.CoursesRead);
        var ledger = endpoints.MapGroup("").WithTags("Practice")
            .RequireAuthorization(Scopes.PracticeWrite).RequireIdempotencyKey();
        ledger.MapPost("/learners/{id:guid}/practice", RecordPractice.Handle)
            .WithSummary("Ghi nhận một lần thực hành · Record practice");
        ledger.MapGet("/learners/{id:guid}/practice", ListPractice.Handle)
            .WithSummary("Sổ thực hành của một người · Practice of a person");
        ledger.MapGet("/learners/{id:guid}/skills", ListSkills.Handle)
            .WithSummary("Kỹ năng đã thể hiện · Skills a person has shown");
        ledger.MapGet("/teams/{id:guid}/practice", ListTeamPractice.Handle)
            .WithSummary("Công trình cộng đồng của tổ · Community projects of a team");
        ledger.MapGet("/practice-follow-ups", ListFollowUps.Handle)
            .WithSummary("Câu hỏi đang chờ trả lời · Questions without an answer");
        ledger.MapPost("/practice-follow-ups/{id:guid}/answer", AnswerFollowUp.Handle)
            .WithSummary("Ghi câu trả lời sau 30 và 90 ngày · Record the answer to a question");
        endpoints.MapGet("/conversion", GetConversion.Handle).WithTags("Practice")
            .WithSummary("Từ được giúp đến tự làm · From helped to alone")
            .RequireAuthorization(Scopes.ProgressRead);
    }
}
