using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Requests;

internal static class RequestProblems
{
    public static ProblemHttpResult ReceivedOnInvalid() => Problems.Unprocessable(
        "received-on-invalid",
        "Ngày nhận không được sau hôm nay và phải từ ngày quy định hiện hành có hiệu lực.",
        "The day of receipt is not after today and not before the law in force.");

    public static ProblemHttpResult Closed() => Problems.Conflict(
        "request-closed", "Yêu cầu đã được giải quyết.", "The request has been done or refused already.");

    public static ProblemHttpResult AlreadyAcknowledged() => Problems.Conflict(
        "request-already-acknowledged",
        "Đã xác nhận tiếp nhận yêu cầu.", "The request has been acknowledged already.");

    public static ProblemHttpResult AlreadyExtended() => Problems.Conflict(
        "request-already-extended", "Yêu cầu chỉ được gia hạn một lần.", "A request is extended once.");

    public static ProblemHttpResult ExtensionTooLong(int days) => Problems.Unprocessable(
        "extension-too-long", $"Chỉ được gia hạn tối đa {days} ngày.", $"It can be extended by {days} days at most.");

    /// <summary>What is late does not become punctual afterwards.</summary>
    public static ProblemHttpResult DeadlinePassed() => Problems.Conflict(
        "deadline-passed", "Đã quá hạn nên không thể gia hạn.", "It is overdue and can no longer be extended.");

    public static ProblemHttpResult LearnerGone() => Problems.Conflict(
        "learner-erased", "Dữ liệu của người này đã được xóa.", "The data of this person have been erased.");
}
