using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.AreaImports;

internal static class AreaImportProblems
{
    private const int MostShown = 500;

    public static ProblemHttpResult LayoutUnknown() => Problems.BadRequest(
        "area-list-layout", "Tệp không theo mẫu của loại danh sách này.",
        "The file is not in the layout of this kind of list.");

    public static ProblemHttpResult Order() => Problems.Conflict(
        "area-import-order", "Hãy nạp danh mục trước 1/7/2025 trước bảng chuyển đổi.",
        "Load the catalogue of former communes before the conversion table.");

    public static ProblemHttpResult EndMissing() => Problems.BadRequest(
        "area-list-end-missing", "Danh mục cũ cần ngày hết hiệu lực (endsOn) sau ngày hiệu lực.",
        "A catalogue of former units needs the day they end (endsOn), after their first day.");

    public static ProblemHttpResult Unknown() => Problems.Create(
        StatusCodes.Status404NotFound, "area-import-unknown", "Không tìm thấy lần nạp.", "There is no such import.");

    public static ProblemHttpResult Conflicts(IReadOnlyList<AreaConflict> conflicts)
    {
        var problem = Problems.Conflict(
            "area-import-conflicts", "Danh sách có lỗi phải xử lý trước khi nạp; chưa có gì được ghi.",
            "The list has errors to settle before it is loaded; nothing was written.");
        problem.ProblemDetails.Extensions["conflicts"] = conflicts.Take(MostShown).ToList();
        return problem;
    }
}
