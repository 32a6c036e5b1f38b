using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.QuestionBanks;

internal static class QuestionBankEndpoints
{
    /// <summary>Whoever may read a bank reads its answers: only those who write it.</summary>
    internal static void MapQuestionBanks(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/question-banks").WithTags("Question banks")
            .RequireAuthorization(Scopes.CoursesWrite);
        reading.MapGet("/", ListQuestionBanks.Handle)
            .WithSummary("Danh sách ngân hàng câu hỏi · List question banks");
        reading.MapGet("/{id:guid}", GetQuestionBank.Handle)
            .WithSummary("Câu hỏi và đáp án của một ngân hàng · Questions and answers of a bank");
        reading.MapGet("/{id:guid}/analysis", AnalyseQuestions.Handle)
            .WithSummary("Phân tích câu hỏi · Item analysis");

        var writing = endpoints.MapGroup("/question-banks").WithTags("Question banks")
            .RequireAuthorization(Scopes.CoursesWrite).RequireIdempotencyKey();
        writing.MapPost("/", OpenQuestionBank.Handle)
            .WithSummary("Lập ngân hàng câu hỏi · Open a question bank");
        writing.MapPost("/{id:guid}/versions", PublishQuestions.Handle)
            .WithSummary("Công bố phiên bản câu hỏi mới · Publish a new version of the questions");
    }
}
