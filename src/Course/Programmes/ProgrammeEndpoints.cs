using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Programmes;

internal static class ProgrammeEndpoints
{
    internal static void MapProgrammes(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/programmes").WithTags("Programmes")
            .RequireAuthorization(Scopes.CoursesRead);
        reading.MapGet("/", ListProgrammes.Handle)
            .WithSummary("Danh sách chương trình · List programmes");
        reading.MapGet("/{id:guid}", GetProgramme.Handle)
            .WithSummary("Một chương trình · One programme");

        var learning = endpoints.MapGroup("/programmes").WithTags("Programmes")
            .RequireAuthorization(Scopes.ClassesRead);
        learning.MapGet("/{id:guid}/completions", ListProgrammeCompletions.Handle)
            .WithSummary("Người đã hoàn thành chương trình · Who completed a programme");
        learning.MapGet("/{id:guid}/progress/{learnerId:guid}", GetProgress.Handle)
            .WithSummary("Một người đã học đến đâu · How far somebody has come");

        var writing = endpoints.MapGroup("/programmes").WithTags("Programmes")
            .RequireAuthorization(Scopes.CoursesWrite).RequireIdempotencyKey();
        writing.MapPost("/", CreateProgramme.Handle)
            .WithSummary("Lập chương trình · Create a programme");
        writing.MapPost("/{id:guid}/versions", AddProgrammeVersion.Handle)
            .WithSummary("Ban hành phiên bản mới · Publish a new version");
        writing.MapPost("/{id:guid}/equivalences", AddEquivalence.Handle)
            .WithSummary("Công nhận khóa học tương đương · Accept another course for a module");
        writing.MapPost("/{id:guid}/succession", SucceedProgrammes.Handle)
            .WithSummary("Kế thừa các chương trình · Take over other programmes");
        writing.MapPut("/{id:guid}/seat-policy", SetSeatPolicy.Handle)
            .WithSummary("Quy định thứ tự ưu tiên chỗ học · Set who gets a seat first");
    }
}
