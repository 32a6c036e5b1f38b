using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

internal static class CompletionEndpoints
{
    internal static void MapCompletions(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").WithTags("Completions");
        group.MapGet("/completions", ListCompletions.Handle)
            .WithSummary("Danh sách hoàn thành khoá học · List completions")
            .RequireAuthorization(Scopes.ClassesRead);
        group.MapGet("/completions/{id:guid}", GetCompletion.Handle)
            .WithSummary("Một kết quả hoàn thành và căn cứ · A completion and its evidence")
            .RequireAuthorization(Scopes.ClassesRead);
        group.MapPost("/completions/{id:guid}/reverse", ReverseCompletion.Handle)
            .WithSummary("Huỷ kết quả hoàn thành · Reverse a completion")
            .RequireAuthorization(Scopes.CompletionsWrite).RequireIdempotencyKey();
        group.MapPost("/courses/{id:guid}/completion-rules", AddCompletionRule.Handle)
            .WithSummary("Ban hành quy tắc hoàn thành của khoá học · Add a rule of completion of a course")
            .RequireAuthorization(Scopes.CoursesWrite).RequireIdempotencyKey();
        group.MapGet("/completion-rules", ListCompletionRules.Handle)
            .WithSummary("Quy tắc hoàn thành khoá học · Rules of completion")
            .RequireAuthorization(Scopes.CoursesRead);
    }
}
