using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Courses.Imports;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

/// <summary>Refusals about completions, and about results of other platforms.</summary>
internal static class ResultProblems
{
    internal static ProblemHttpResult CompletionReversed => Problems.Conflict(
        "completion-already-reversed", "Kết quả hoàn thành đã bị huỷ trước đó.", "The completion is reversed already.");

    internal static ProblemHttpResult UnknownSource => Problems.Unprocessable(
        "unknown-source", "Không có nguồn kết quả này.", "There is no such source of results.");

    internal static ProblemHttpResult UnknownCourse => Problems.Unprocessable(
        "unknown-course", "Không có phiên bản khoá học này.", "There is no such version of a course.");

    internal static ProblemHttpResult EquivalenceOutOfOrder => Problems.Conflict(
        "equivalence-out-of-order", "Quy đổi mới phải có hiệu lực sau quy đổi đang áp dụng.",
        "A new equivalence begins after the one in force.");

    internal static ProblemHttpResult ResultNotCounted => Problems.Conflict(
        "result-not-counted", "Kết quả này chưa được ghi cho ai.", "The result is counted for nobody.");

    internal static ProblemHttpResult ResultNotWithdrawn => Problems.Conflict(
        "result-not-withdrawn", "Chỉ ghi lại cho người khác kết quả đã gỡ bỏ và đang chờ.",
        "Only a result that was taken from somebody, and waits, is counted for another.");

    internal static ProblemHttpResult WithdrawnFromLearner => Problems.Conflict(
        "withdrawn-from-learner", "Kết quả đã được gỡ khỏi chính người này.",
        "The result was taken from this very person.");

    internal static ProblemHttpResult RuleInvalid => Problems.Unprocessable(
        "completion-rule-invalid",
        "Lớp học cần điểm danh hoặc bài đạt và nêu mức bảo đảm; không có lớp thì chỉ xét thực hành.",
        "A class needs the roll or a pass and says what it is worth; without a class practice alone is judged.");

    internal static ProblemHttpResult Refused(FileRefusal refusal)
    {
        var problem = Problems.BadRequest(refusal.Code, refusal.Vi, refusal.En);
        problem.ProblemDetails.Extensions["row"] = refusal.Row;
        if (refusal.Column is not null)
            problem.ProblemDetails.Extensions["column"] = refusal.Column;
        return problem;
    }
}
