using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Sensitive;

internal static class SensitiveProblems
{
    public static ProblemHttpResult ConsentRequired(IReadOnlyList<string> purposes)
    {
        var problem = Problems.Conflict(
            "consent-required",
            "Cần có sự đồng ý cho mục đích này trước khi ghi nhận.",
            "The person has to consent to the purpose first.");
        problem.ProblemDetails.Extensions["purposes"] = purposes;
        return problem;
    }

    public static ProblemHttpResult ValueUnknown(SensitiveKind kind)
    {
        var problem = Problems.BadRequest(
            "sensitive-value-unknown",
            "Mã này không có trong danh mục.",
            "The list of this kind has no such code.");
        problem.ProblemDetails.Extensions["kind"] = Codes.Of(kind); // never the value
        return problem;
    }

    public static ProblemHttpResult KindTwice() => Problems.BadRequest(
        "sensitive-kind-twice", "Mỗi loại chỉ được ghi một lần.", "Each kind stands once at most.");
}
