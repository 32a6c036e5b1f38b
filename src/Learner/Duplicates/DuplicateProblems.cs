using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Duplicates;

internal static class DuplicateProblems
{
    /// <summary>Also where only one of the two belongs to the caller: nothing is told of the other.</summary>
    public static ProblemHttpResult Unknown() => Problems.Create(
        StatusCodes.Status404NotFound, "duplicate-unknown", "Không tìm thấy.", "There is no such pair of people.");

    public static ProblemHttpResult Same() => Problems.Unprocessable(
        "merge-same-learner", "Phải là hai hồ sơ khác nhau.", "It takes two registrations.");

    public static ProblemHttpResult NotOfThePair() => Problems.Unprocessable(
        "merge-winner-not-of-pair", "Hồ sơ giữ lại phải là một trong hai.", "The one that stays is one of the two.");

    public static ProblemHttpResult Decided() => Problems.Conflict(
        "duplicate-decided", "Cặp hồ sơ này đã được xử lý.", "This pair has been decided already.");

    public static ProblemHttpResult Restricted() => Problems.Conflict(
        "learner-restricted", "Hồ sơ đang bị hạn chế xử lý.", "The processing of this person is restricted.");

    public static ProblemHttpResult AlreadyUndone() => Problems.Conflict(
        "merge-already-undone", "Việc gộp đã được hoàn tác.", "The merge has been undone already.");

    public static ProblemHttpResult UndoExpired() => Problems.Conflict(
        "merge-undo-expired", "Đã hết hạn hoàn tác việc gộp.", "It is too late to undo the merge.");

    public static ProblemHttpResult UndoConflict() => Problems.Conflict(
        "merge-undo-conflict",
        "Hồ sơ đã thay đổi: hãy hoàn tác lần gộp sau trước, hoặc kiểm tra lại số định danh.",
        "Something newer stands on it: undo the later merge first, or check the citizen id.");
}
