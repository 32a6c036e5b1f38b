using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

internal static class AreaProblems
{
    /// <summary>Also the answer for an area of another province: it does not exist for the caller.</summary>
    public static ProblemHttpResult Unknown() => Problems.Create(
        StatusCodes.Status404NotFound, "area-unknown", "Không tìm thấy địa bàn.", "There is no such area.");

    public static ProblemHttpResult TooDeep() => Problems.Unprocessable(
        "area-too-deep", "Dưới thôn, tổ dân phố không còn cấp nào.", "There is no level below a village.");

    public static ProblemHttpResult IsNoMore() => Problems.Conflict(
        "area-ended", "Đơn vị này không còn tồn tại; hãy chọn đơn vị kế thừa.",
        "This unit is no more; choose its successor.");

    public static ProblemHttpResult CodeNeedsDate() => Problems.Unprocessable(
        "area-code-needs-date",
        "Mã này từng chỉ nhiều đơn vị khác nhau; hãy cho biết ngày (asOf).",
        "The code has named several units; say for which date (asOf).");

    public static ProblemHttpResult CodeOrName() => Problems.BadRequest(
        "area-code-or-name", "Hãy cho mã hoặc tên, không cả hai.", "Give a code or a name, and not both.");

    public static ProblemHttpResult LevelNotBelow() => Problems.Unprocessable(
        "area-level-not-below",
        "Cấp này không nằm ngay dưới địa bàn cha.",
        "This level does not come directly below the parent.");

    public static ProblemHttpResult TypeNotOfLevel() => Problems.BadRequest(
        "area-type-invalid", "Loại đơn vị không thuộc cấp này.", "The type does not belong to this level.");

    public static ProblemHttpResult CodeMissing() => Problems.BadRequest(
        "area-code-missing", "Xã, phường, đặc khu phải có mã 5 chữ số.", "A commune needs its 5-digit code.");

    public static ProblemHttpResult CodeNotAllowed() => Problems.BadRequest(
        "area-code-not-allowed", "Thôn, tổ dân phố không có mã quốc gia.", "A village has no national code.");

    public static ProblemHttpResult NameInvalid() => Problems.BadRequest(
        "area-name-invalid", "Tên địa bàn không hợp lệ.", "The name of the area is not valid.");

    public static ProblemHttpResult DateInvalid() => Problems.BadRequest(
        "area-date-invalid", "Ngày hiệu lực không hợp lệ.", "The first day is not plausible.");

    public static ProblemHttpResult CodeTaken() => Problems.Conflict(
        "area-code-taken", "Mã này đang thuộc đơn vị khác.", "The code belongs to another unit at that time.");

    public static ProblemHttpResult NameTaken() => Problems.Conflict(
        "area-name-taken", "Tên này đã có trong cùng địa bàn.", "The parent has a unit of this name at that time.");

    public static ProblemHttpResult FlagDateInvalid() => Problems.Unprocessable(
        "area-flag-date-invalid", "Ngày hết hiệu lực phải sau ngày bắt đầu.", "A flag has to end after its first day.");

    public static ProblemHttpResult FlagOverlaps() => Problems.Unprocessable(
        "area-flag-overlaps", "Một nhãn được nêu hai lần cho cùng một thời gian.",
        "A flag is given twice for the same time.");

    public static ProblemHttpResult NotForLearners() => Problems.Unprocessable(
        "area-not-for-learners",
        "Học viên phải thuộc một thôn, tổ dân phố hoặc một xã, phường, đặc khu.",
        "A learner belongs to a village or, where that is unknown, a commune.");

    public static ProblemHttpResult NotACommune() => Problems.Unprocessable(
        "area-not-a-commune", "Tệp danh sách phải thuộc một xã, phường, đặc khu.",
        "A list of people belongs to a commune.");
}
