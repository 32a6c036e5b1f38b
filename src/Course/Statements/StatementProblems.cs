using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Courses.Statements;

/// <summary>Refusals of the statements resource, with the status codes of xAPI.</summary>
internal static class StatementProblems
{
    internal static ProblemHttpResult UnsupportedVersion => Problems.BadRequest(
        "xapi-version-unsupported", "Thiếu tiêu đề X-Experience-API-Version 2.0.0, hoặc phiên bản không được hỗ trợ.",
        "The header X-Experience-API-Version is missing or does not say 2.0.0.");

    internal static ProblemHttpResult PreconditionFailed => Problems.Create(
        StatusCodes.Status412PreconditionFailed, "statement-precondition-failed",
        "Điều kiện If-Match hoặc If-None-Match không thoả.", "If-Match or If-None-Match does not hold.");

    internal static ProblemHttpResult IdMismatch => Problems.BadRequest(
        "statement-id-mismatch", "Thiếu statementId, hoặc mã trong statement khác với statementId.",
        "statementId is missing, or the statement has another id.");

    internal static ProblemHttpResult TooMany => Problems.BadRequest(
        "statements-count-invalid", "Mỗi lần gửi từ 1 đến 100 statement.", "Send 1 to 100 statements at once.");

    internal static ProblemHttpResult Invalid(string member)
    {
        var problem = Problems.BadRequest(
            "statement-invalid", "Statement không thuộc tập con được hỗ trợ.",
            "The statement is outside of what is supported.");
        problem.ProblemDetails.Detail = member;
        return problem;
    }

    internal static ProblemHttpResult Conflict(Guid id)
    {
        var problem = Problems.Conflict(
            "statement-conflict", "Mã này đã được dùng cho một statement khác.",
            "The id is taken by another statement.");
        problem.ProblemDetails.Extensions["statementId"] = id;
        return problem;
    }
}
