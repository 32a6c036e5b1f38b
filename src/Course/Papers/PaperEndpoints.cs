using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Papers;

internal static class PaperEndpoints
{
    internal static void MapPapers(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/blueprints", ListBlueprints.Handle).WithTags("Papers")
            .WithSummary("Danh sách mẫu đề · List blueprints")
            .RequireAuthorization(Scopes.ClassesRead);
        endpoints.MapPost("/blueprints", CreateBlueprint.Handle).WithTags("Papers")
            .WithSummary("Lập mẫu đề hoặc phiên bản mới · Add a blueprint or its next version")
            .RequireAuthorization(Scopes.CoursesWrite).RequireIdempotencyKey();
        endpoints.MapGet("/papers/{id:guid}", GetPaper.Handle).WithTags("Papers")
            .WithSummary("Một bài làm và kết quả · A paper and its result")
            .RequireAuthorization(Scopes.AssessmentsWrite);
        endpoints.MapGet("/papers/{id:guid}/courses", RecommendCourses.Handle).WithTags("Papers")
            .WithSummary("Khoá học nên bắt đầu sau khi xếp trình độ · Courses to begin with after a placement")
            .RequireAuthorization(Scopes.AssessmentsWrite);

        var answering = endpoints.MapGroup("/papers").WithTags("Papers")
            .RequireAuthorization(Scopes.AssessmentsWrite).RequireIdempotencyKey();
        answering.MapPost("/", DrawPaper.Handle)
            .WithSummary("Lấy đề đầu vào, đầu ra, xếp trình độ hoặc trắc nghiệm · Draw a paper");
        answering.MapPost("/{id:guid}/answers", HandInPaper.Handle)
            .WithSummary("Nộp bài · Hand a paper in");
    }
}
