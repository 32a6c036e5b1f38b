using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Breaches;

internal static class BreachProblems
{
    public static ProblemHttpResult TimeInvalid() => Problems.Unprocessable(
        "breach-time-invalid",
        "Thời điểm không được sau hiện tại, quá một năm trước hoặc trước khi phát hiện.",
        "The time is after now, more than a year ago or before the detection.");

    public static ProblemHttpResult AlreadyNotified() => Problems.Conflict(
        "breach-notified", "Đã thông báo cho cơ quan có thẩm quyền.", "The authority was told before.");
}
