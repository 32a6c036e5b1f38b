using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Reorganisations;

internal static class ReorganisationProblems
{
    public static ProblemHttpResult Overlaps() => Problems.Unprocessable(
        "reorganisation-overlaps", "Một đơn vị xuất hiện trong hai thay đổi.", "A unit stands in two changes.");

    public static ProblemHttpResult LevelMixed() => Problems.Unprocessable(
        "reorganisation-level-mixed", "Các đơn vị phải cùng một cấp.", "The units have to be of one level.");

    public static ProblemHttpResult ParentInvalid() => Problems.Unprocessable(
        "reorganisation-parent-invalid", "Đơn vị cấp trên không phù hợp.", "The unit above does not fit.");

    public static ProblemHttpResult UnitInvalid() => Problems.Unprocessable(
        "reorganisation-unit-invalid",
        "Đơn vị tiếp nhận thiếu hoặc thừa mã, loại, tên.",
        "What a unit becomes lacks a code, type or name, or has one too many.");

    public static ProblemHttpResult SharesInvalid() => Problems.Unprocessable(
        "reorganisation-shares-invalid",
        "Tỷ lệ chia phải đủ cho từng đơn vị và cộng lại bằng 1000.",
        "There has to be a share for each unit, together 1000.");

    public static ProblemHttpResult VillageInvalid() => Problems.Unprocessable(
        "reorganisation-village-invalid",
        "Thôn, tổ dân phố không thuộc đơn vị bị chia, hoặc được nêu hai lần.",
        "A village does not belong to the divided unit, or is named twice.");

    public static ProblemHttpResult DateInvalid() => Problems.Unprocessable(
        "reorganisation-date-invalid",
        "Ngày hiệu lực phải sau ngày bắt đầu của mọi đơn vị liên quan.",
        "The day has to come after the first day of every unit named.");

    public static ProblemHttpResult CodeTaken() => Problems.Unprocessable(
        "reorganisation-code-taken", "Mã mới đang thuộc đơn vị khác.", "The new code belongs to another unit.");

    public static ProblemHttpResult NameTaken() => Problems.Unprocessable(
        "reorganisation-name-taken", "Tên mới đã có trong cùng địa bàn.", "The new name exists under the same parent.");

    public static ProblemHttpResult ChangedMeanwhile() => Problems.Conflict(
        "area-changed-meanwhile",
        "Một đơn vị liên quan không còn hoặc đã có thay đổi về sau.",
        "A unit named is no more, or a later change of it is recorded.");

    public static ProblemHttpResult ReportStale() => Problems.Conflict(
        "report-stale", "Địa bàn đã thay đổi sau lần chạy thử; hãy lập lại.",
        "The areas changed after the dry run; draft it again.");

    public static ProblemHttpResult ApproverIsDrafter() => Problems.Conflict(
        "approver-is-drafter", "Người lập không được tự phê duyệt.", "Who drafted it cannot approve it.");

    public static ProblemHttpResult DecisionInvalid() => Problems.BadRequest(
        "review-decision-invalid", "Mỗi quyết định nêu một thôn, một hộ hoặc một người.",
        "Each decision names a village, a home or a person.");

    public static ProblemHttpResult StateInvalid() => Problems.Conflict(
        "reorganisation-state-invalid", "Việc này không còn làm được ở trạng thái hiện tại.",
        "That is not possible in the present state.");

    public static ProblemHttpResult NewerDepends(IReadOnlyCollection<string> dependents)
    {
        var problem = Problems.Conflict(
            "reorganisation-newer-depends", "Đã có dữ liệu mới phụ thuộc vào lần sắp xếp này.",
            "Newer data depends on this reorganisation.");
        problem.ProblemDetails.Extensions["dependents"] = dependents;
        return problem;
    }

    public static ProblemHttpResult Unknown() => Problems.Create(
        StatusCodes.Status404NotFound, "reorganisation-unknown", "Không tìm thấy lần sắp xếp.",
        "There is no such reorganisation.");
}
