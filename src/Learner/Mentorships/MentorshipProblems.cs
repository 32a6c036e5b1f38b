using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

internal static class MentorshipProblems
{
    public static ProblemHttpResult SelfMentoring() => Problems.Unprocessable(
        "self-mentoring", "Không ai tự kèm cặp chính mình.", "Nobody is their own mentor.");

    public static ProblemHttpResult Cycle() => Problems.Unprocessable(
        "mentor-cycle",
        "Người được kèm cặp đã (trực tiếp hoặc gián tiếp) kèm cặp người này.",
        "The mentee guides this mentor already, directly or through others.");

    public static ProblemHttpResult Exists() => Problems.Conflict(
        "mentorship-exists", "Hai người này đã có quan hệ kèm cặp.", "There is a mentorship of these two.");

    public static ProblemHttpResult LearnerUnknown() => Problems.Unprocessable(
        "learner-unknown", "Không tìm thấy học viên.", "There is no such learner.");

    public static ProblemHttpResult Over() => Problems.Conflict(
        "mentorship-over", "Quan hệ kèm cặp này đã kết thúc.", "The mentorship has come to its end before.");
}
