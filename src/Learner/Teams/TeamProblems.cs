using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

internal static class TeamProblems
{
    public static ProblemHttpResult Ended() => Problems.Conflict(
        "team-ended", "Tổ đã kết thúc hoạt động.", "The team has ended.");

    public static ProblemHttpResult DateInvalid() => Problems.Unprocessable(
        "team-date-invalid",
        "Ngày phải từ khi thành lập tổ đến hôm nay.",
        "The day must lie between the forming of the team and today.");

    public static ProblemHttpResult VillagesUnknown() => Problems.Unprocessable(
        "village-unknown", "Có thôn, tổ dân phố không tồn tại.", "One of the villages does not exist.");

    public static ProblemHttpResult LearnersUnknown(IEnumerable<Guid> learnerIds) => Named(
        Problems.Unprocessable("learner-unknown", "Có người không tồn tại.", "Somebody does not exist."), learnerIds);

    public static ProblemHttpResult MembersAlready(IEnumerable<Guid> learnerIds) => Named(
        Problems.Conflict(
            "member-exists",
            "Có người đã là thành viên của tổ theo nhiệm vụ này.",
            "Somebody is a member of the team under this mandate already."),
        learnerIds);

    public static ProblemHttpResult MandateUnknown() => Problems.Unprocessable(
        "mandate-not-of-team",
        "Tổ không có nhiệm vụ này vào ngày đó; hãy nêu một nhiệm vụ của tổ.",
        "The team does not have this mandate on that day, or has several: name one of them.");

    public static ProblemHttpResult LeftBefore() => Problems.Conflict(
        "member-left", "Người này đã rời tổ.", "The member has left before.");

    public static ProblemHttpResult NotAMember() => Problems.Unprocessable(
        "not-a-member",
        "Người này không phải là thành viên của tổ vào ngày đó.",
        "Not a member of the team on that day.");

    public static ProblemHttpResult AlreadyMerged() => Problems.Conflict(
        "team-already-merged", "Có tổ đã được sáp nhập trước đó.", "One of the teams was merged before.");

    public static ProblemHttpResult NotMergeable() => Problems.Unprocessable(
        "teams-not-mergeable",
        "Các tổ phải khác nhau, cùng địa bàn và đều đang hoạt động vào ngày sáp nhập.",
        "Teams are merged that are different, of one area and at work on the day.");

    public static ProblemHttpResult NotUndoable() => Problems.Conflict(
        "team-merge-not-undoable",
        "Việc sáp nhập đã được hủy, hoặc có việc sáp nhập sau đó phụ thuộc vào nó.",
        "The merger was undone before, or a later one depends on it.");

    public static ProblemHttpResult CertificateRequired() => Problems.Conflict(
        "core-force-certificate-required",
        "Người này chưa có chứng nhận lực lượng nòng cốt còn hiệu lực vào ngày đó.",
        "There is no core-force certificate that is valid on that day: train first, then assign.");

    public static ProblemHttpResult ReportKnownOtherwise() => Problems.Conflict(
        "report-id-used", "Mã này đã được dùng cho nội dung khác.", "The id was used for another report.");

    public static ProblemHttpResult TooManyHours(int mostMinutes)
    {
        var problem = Problems.Unprocessable(
            "volunteer-hours-too-many",
            "Tổng thời gian trong ngày vượt quá mức cho phép.",
            "The minutes of the day are more than the rule allows.");
        problem.ProblemDetails.Extensions["mostMinutes"] = mostMinutes;
        return problem;
    }

    private static ProblemHttpResult Named(ProblemHttpResult problem, IEnumerable<Guid> learnerIds)
    {
        problem.ProblemDetails.Extensions["learnerIds"] = learnerIds;
        return problem;
    }
}
