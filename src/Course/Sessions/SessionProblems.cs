using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>Refusals of sessions, their points and roll-calls.</summary>
internal static class SessionProblems
{
    internal static ProblemHttpResult NoPartyCell => Problems.Unprocessable(
        "no-party-cell", "Sinh hoạt chuyên đề phải do một chi bộ chủ trì.",
        "A thematic meeting is hosted by a party cell.");

    internal static ProblemHttpResult NamesAboveHeadCount => Problems.Unprocessable(
        "names-above-head-count", "Số tên nhiều hơn số người đếm được; hãy đếm lại.",
        "There are more names than heads; count again.");

    internal static ProblemHttpResult PointNotReported => Problems.Conflict(
        "point-not-reported", "Điểm cầu chưa báo số người có mặt.", "The point has not reported its head-count.");

    internal static ProblemHttpResult AttendanceWithdrawn => Problems.Conflict(
        "attendance-already-withdrawn", "Tên này đã được gỡ khỏi danh sách điểm danh.",
        "The name was taken off the roll before.");

    internal static ProblemHttpResult CodeNotValid => Problems.Unprocessable(
        "code-not-valid", "Mã điểm danh không đúng hoặc đã hết hạn.", "The code is wrong or has expired.");

    internal static ProblemHttpResult SessionClosed => Problems.Conflict(
        "session-closed", "Buổi học đã kết thúc.", "The session is closed.");

    internal static ProblemHttpResult ClassHasPoints => Problems.Conflict(
        "class-has-points", "Lớp học có nhiều điểm cầu; hãy kết thúc buổi học.",
        "The class meets at several points; close its session.");

    internal static ProblemHttpResult PointsNotReported(IReadOnlyList<int> numbers)
    {
        var problem = Problems.Conflict(
            "points-not-reported", "Còn điểm cầu chưa báo số người có mặt.",
            "Some points have not reported their head-count.");
        problem.ProblemDetails.Extensions["points"] = numbers;
        return problem;
    }

    internal static ProblemHttpResult UnknownAreas(IReadOnlyList<Guid> areaIds)
    {
        var problem = CourseProblems.UnknownArea;
        problem.ProblemDetails.Extensions["areaIds"] = areaIds;
        return problem;
    }
}
