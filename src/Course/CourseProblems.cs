using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Courses;

/// <summary>
/// Every refusal of this service: the codes are its contract. A fresh document each time, as it gets its own trace id.
/// </summary>
internal static class CourseProblems
{
    internal static ProblemHttpResult StartOutOfRange => Problems.Unprocessable(
        "start-out-of-range", "Thời gian bắt đầu quá xa hiện tại.", "The start lies too far from today.");

    internal static ProblemHttpResult UnknownTemplate => Problems.Unprocessable(
        "unknown-template", "Không có mẫu lớp học này.", "There is no such class template.");

    internal static ProblemHttpResult UnknownArea => Problems.Unprocessable(
        "unknown-area", "Không tìm thấy địa bàn.", "The area is not known.");

    internal static ProblemHttpResult NotAVillage => Problems.Unprocessable(
        "not-a-village", "Lớp học phải mở tại thôn hoặc tổ dân phố.",
        "A class is held in a village or residential group.");

    internal static ProblemHttpResult AreaEnded => Problems.Unprocessable(
        "area-ended", "Đơn vị này không còn hoạt động.", "The unit has ended.");

    internal static ProblemHttpResult UnknownOrganisation => Problems.Unprocessable(
        "unknown-organisation", "Không tìm thấy tổ chức tại địa bàn này hoặc cấp trên.",
        "The organisation is not known in this area or above it.");

    internal static ProblemHttpResult UnknownPlace => Problems.Unprocessable(
        "unknown-place", "Không tìm thấy địa điểm tại địa bàn này.", "The place is not known in this area.");

    internal static ProblemHttpResult UnknownTeam => Problems.Unprocessable(
        "unknown-team", "Không tìm thấy tổ tại địa bàn này hoặc cấp trên.",
        "The team is not known in this area or above it.");

    internal static ProblemHttpResult SelfPacedHasNoTime => Problems.Unprocessable(
        "self-paced-has-no-time", "Lớp tự học được mở khi người đầu tiên ghi danh, không cần xếp lịch.",
        "A self-paced class opens with its first learner; it is not scheduled.");

    internal static ProblemHttpResult UnknownLearner => Problems.Unprocessable(
        "unknown-learner", "Không tìm thấy học viên.", "The learner is not known.");

    internal static ProblemHttpResult LearnerInactive => Problems.Conflict(
        "learner-inactive", "Hồ sơ học viên đã ngừng hoặc đang bị hạn chế.",
        "The learner is deactivated or restricted.");

    internal static ProblemHttpResult ClassFull => Problems.Conflict(
        "class-full", "Lớp học đã đủ người.", "The class has no seat left.");

    internal static ProblemHttpResult ClassClosed => Problems.Conflict(
        "class-closed", "Lớp học đã kết thúc.", "The class is closed.");

    internal static ProblemHttpResult AttemptsExhausted => Problems.Conflict(
        "attempts-exhausted", "Đã hết số lần làm bài.", "No attempt is left.");

    internal static ProblemHttpResult UnknownClass => Problems.Unprocessable(
        "unknown-class", "Không tìm thấy lớp học.", "The class is not known.");

    internal static ProblemHttpResult UnknownAnswer => Problems.Unprocessable(
        "unknown-answer", "Có câu trả lời không thuộc bài kiểm tra, hoặc một câu được trả lời hai lần.",
        "An answer is not part of the quiz, or a question is answered twice.");

    internal static ProblemHttpResult NotEnrolled(params Guid[] learnerIds)
    {
        var problem = Problems.Unprocessable(
            "not-enrolled", "Có người chưa ghi danh vào lớp học.", "Someone is not enrolled in the class.");
        problem.ProblemDetails.Extensions["learnerIds"] = learnerIds;
        return problem;
    }
}
