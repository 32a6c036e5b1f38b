using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Places;

internal static class PlaceProblems
{
    public static ProblemHttpResult HoursInvalid() => Problems.BadRequest(
        "place-hours-invalid",
        "Giờ mở cửa phải trước giờ đóng cửa.",
        "A place opens before it closes.");

    public static ProblemHttpResult ClosedBeforeOpened() => Problems.Unprocessable(
        "place-closed-before-opened",
        "Ngày đóng cửa không được trước ngày mở cửa.",
        "A place cannot close before it opened.");

    public static ProblemHttpResult Closed() => Problems.Conflict(
        "place-closed", "Địa điểm đã đóng cửa.", "The place is closed.");

    public static ProblemHttpResult LearnerUnknown() => Problems.Unprocessable(
        "learner-unknown", "Không tìm thấy học viên.", "There is no such learner.");

    public static ProblemHttpResult OnLoan() => Problems.Conflict(
        "device-on-loan",
        "Thiết bị này đang được cho mượn.",
        "The device is with somebody else.");

    public static ProblemHttpResult DueInThePast() => Problems.Unprocessable(
        "loan-due-invalid",
        "Hạn trả phải từ hôm nay đến một năm sau.",
        "A loan is due from today to a year from now.");

    public static ProblemHttpResult Returned() => Problems.Conflict(
        "device-returned", "Thiết bị đã được trả.", "The device came back before.");
}
