using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

internal static class PracticeProblems
{
    internal static ProblemHttpResult UnknownTask => Problems.Unprocessable(
        "unknown-task", "Không có nhiệm vụ thực hành này.", "There is no such task.");

    internal static ProblemHttpResult IdTaken => Problems.Conflict(
        "id-taken", "Mã này đã dùng cho một lần thực hành khác.", "Another record has this id.");

    internal static ProblemHttpResult DayOutOfRange => Problems.Unprocessable(
        "day-out-of-range", "Ngày thực hành ở tương lai hoặc đã quá lâu.",
        "The day is to come, or too long ago.");

    internal static ProblemHttpResult WitnessInvalid => Problems.Unprocessable(
        "witness-invalid", "Người hướng dẫn phải được nêu rõ; không ai làm chứng cho chính mình.",
        "A mentor is named, and nobody is their own witness.");

    internal static ProblemHttpResult UnknownWitness => Problems.Unprocessable(
        "unknown-witness", "Không tìm thấy người chứng kiến.", "The witness is not known.");

    internal static ProblemHttpResult TeamInvalid => Problems.Unprocessable(
        "team-invalid", "Công trình cộng đồng phải nêu tổ thực hiện; việc khác thì không.",
        "A community project names its team, and nothing else does.");

    internal static ProblemHttpResult UnknownTeam => Problems.Unprocessable(
        "unknown-team", "Không tìm thấy tổ.", "The team is not known.");

    internal static ProblemHttpResult FollowUpNotAsked => Problems.Conflict(
        "follow-up-not-asked", "Chưa đến ngày hỏi lại.", "It is not time to ask yet.");

    internal static ProblemHttpResult FollowUpAnswered => Problems.Conflict(
        "follow-up-answered", "Đã có câu trả lời khác.", "There is another answer already.");
}
