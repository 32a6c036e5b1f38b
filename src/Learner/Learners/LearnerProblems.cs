using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>Refusals about people. A fresh document each time, as it gets its own trace id.</summary>
internal static class LearnerProblems
{
    /// <summary>The same words wherever the other person lives: the answer must not tell who or where.</summary>
    public static ProblemHttpResult CitizenIdInUse => Problems.Conflict(
        Finding.CitizenIdInUse.Code, Finding.CitizenIdInUse.Vi, Finding.CitizenIdInUse.En);

    public static ProblemHttpResult AlreadyInArea => Problems.Conflict(
        "already-in-area", "Học viên đang ở địa bàn này.", "The learner is in this area already.");

    public static ProblemHttpResult MoveDateInvalid => Problems.Unprocessable(
        "move-date-invalid",
        "Ngày chuyển phải từ ngày đến địa bàn hiện tại đến hôm nay.",
        "The day of the move must lie between the day of coming to the present area and today.");

    public static ProblemHttpResult DateInFuture => Problems.Unprocessable(
        "date-in-future", "Ngày không được sau hôm nay.", "The day must not be after today.");

    public static ProblemHttpResult AlreadyDeactivated => Problems.Conflict(
        "learner-deactivated", "Hồ sơ học viên đã ngừng.", "The learner is deactivated already.");

    public static ProblemHttpResult NotDeactivated => Problems.Conflict(
        "learner-active", "Hồ sơ học viên đang hoạt động.", "The learner is not deactivated.");

    public static ProblemHttpResult AudienceOverlap => Problems.BadRequest(
        "audience-overlap",
        "Một nhóm đối tượng được khai hai lần trong cùng thời gian, hoặc ngày kết thúc không sau ngày bắt đầu.",
        "An audience is named twice at one time, or ends before it begins.");

    public static ProblemHttpResult AudienceRequired => Problems.Unprocessable(
        "audience-required",
        "Học viên phải thuộc ít nhất một nhóm đối tượng vào hôm nay.",
        "A learner belongs to at least one audience today.");

    public static ProblemHttpResult WarningNotRaised => Problems.Conflict(
        "warning-not-raised", "Hồ sơ không có cảnh báo này.", "The record does not raise this warning.");

    public static ProblemHttpResult WarningOverridden => Problems.Conflict(
        "warning-overridden", "Cảnh báo này đã được xác nhận.", "The warning is overridden already.");

    public static ProblemHttpResult SearchTooWide => Problems.BadRequest(
        "search-too-wide",
        "Phạm vi tìm quá rộng: hãy nhập họ tên đầy đủ hơn, 4 số cuối của số định danh, hoặc chọn xã, thôn.",
        "The search is too wide: give more of the name, the last 4 digits of the citizen id, or a commune or village.");
}
