using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Broadcasts;

internal static class BroadcastProblems
{
    internal static ProblemHttpResult UnknownTemplate => Problems.Unprocessable(
        "unknown-template", "Không có mẫu tin nhắn này.", "There is no such template.");

    internal static ProblemHttpResult ValuesMismatch => Problems.Unprocessable(
        "values-mismatch", "Cần đúng một giá trị cho mỗi chỗ trống của mẫu.",
        "There has to be one value for each placeholder of the template, and no other.");

    internal static ProblemHttpResult TooLong => Problems.Unprocessable(
        "broadcast-too-long", "Với các giá trị này, tin nhắn dài quá số đoạn cho phép.",
        "With these values the message takes more segments than are allowed.");

    internal static ProblemHttpResult AreaOutside => Problems.Unprocessable(
        "area-outside", "Địa bàn nhận tin không thuộc đơn vị gửi.",
        "A place it is for does not lie in the unit that sends it.");

    internal static ProblemHttpResult ApproverIsAuthor => Problems.Conflict(
        "approver-is-author", "Người soạn không được tự phê duyệt.", "Who wrote it cannot approve it.");

    internal static ProblemHttpResult StateInvalid => Problems.Conflict(
        "broadcast-state-invalid", "Việc này không làm được ở trạng thái hiện tại.",
        "That is not possible in the present state.");

    internal static ProblemHttpResult ApprovalNeeded => Problems.Conflict(
        "approval-needed", "Cần người thứ hai phê duyệt: tin quảng cáo hoặc gửi cho nhiều người.",
        "A second person has to approve it: it is an advert, or goes to many.");

    internal static ProblemHttpResult WindowInvalid => Problems.Unprocessable(
        "window-invalid", "Thời gian không hợp lệ: bắt đầu trong vòng một năm tới, kết thúc sau khi bắt đầu.",
        "The window is not valid: it starts within a year from now, and ends after it starts.");
}
