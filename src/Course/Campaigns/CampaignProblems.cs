using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Courses.Campaigns;

internal static class CampaignProblems
{
    internal static ProblemHttpResult WindowInvalid => Problems.Unprocessable(
        "window-invalid", "Khoảng thời gian không hợp lệ: tối đa một năm, không quá xa hiện tại.",
        "The window is not valid: a year at most, and not too far from today.");

    internal static ProblemHttpResult UnknownFixedDay => Problems.Unprocessable(
        "unknown-fixed-day", "Không có ngày cố định này.", "There is no such fixed day.");

    internal static ProblemHttpResult FixedDayOutside => Problems.Unprocessable(
        "fixed-day-outside", "Ngày cố định không nằm trong khoảng thời gian.",
        "The fixed day does not lie in the window.");

    internal static ProblemHttpResult NotVillages => Problems.Unprocessable(
        "not-villages", "Danh sách chỉ gồm thôn, tổ dân phố thuộc địa bàn.",
        "The list has villages of the unit only.");

    internal static ProblemHttpResult ApproverIsPlanner => Problems.Conflict(
        "approver-is-planner", "Người lập kế hoạch không được tự phê duyệt.", "Who planned it cannot approve it.");

    internal static ProblemHttpResult StateInvalid => Problems.Conflict(
        "campaign-state-invalid", "Việc này không làm được ở trạng thái hiện tại.",
        "That is not possible in the present state.");

    internal static ProblemHttpResult OutsideWindow => Problems.Unprocessable(
        "outside-window", "Ngày phát động không nằm trong khoảng thời gian của chiến dịch.",
        "The day does not lie in the window of the campaign.");

    internal static ProblemHttpResult NotOnList => Problems.Unprocessable(
        "not-on-list", "Thôn, tổ dân phố không có trong danh sách triển khai.",
        "The village is not on the roll-out list.");
}
