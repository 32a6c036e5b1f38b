using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Ambassadors;

internal static class AmbassadorProblems
{
    public static ProblemHttpResult Exists() => Problems.Conflict(
        "ambassador-exists",
        "Người này đã là đại sứ số của xã, phường trong thời gian đó.",
        "The learner holds this office in the commune at that time already.");

    public static ProblemHttpResult NotACommune() => Problems.Unprocessable(
        "area-not-a-commune",
        "Đại sứ số được cử theo xã, phường, đặc khu.",
        "An ambassador is appointed for a commune.");

    public static ProblemHttpResult TermInvalid() => Problems.Unprocessable(
        "ambassador-term-invalid",
        "Nhiệm kỳ phải kết thúc sau khi bắt đầu, dài nhất 10 năm.",
        "A term ends after it began and lasts at most 10 years.");

    public static ProblemHttpResult LearnerUnknown() => Problems.Unprocessable(
        "learner-unknown", "Không tìm thấy học viên.", "There is no such learner.");

    public static ProblemHttpResult NotInOffice() => Problems.Conflict(
        "ambassador-ended",
        "Đại sứ số đã thôi nhiệm vụ, hoặc ngày thôi nằm ngoài nhiệm kỳ.",
        "The office ended before, or the day lies outside the term.");
}
