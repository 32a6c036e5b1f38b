using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>Refusals of the catalogue: frameworks, courses, templates.</summary>
internal static class CatalogueProblems
{
    internal static ProblemHttpResult FrameworkInconsistent => Problems.Unprocessable(
        "framework-inconsistent", "Có mã trùng nhau, hoặc kỹ năng thuộc lĩnh vực không có.",
        "A code is there twice, or a skill lies in an area that is not there.");

    internal static ProblemHttpResult FrameworkCodeTaken => Problems.Conflict(
        "framework-code-taken", "Mã khung này của đơn vị khác.", "The code belongs to a framework of somebody else.");

    internal static ProblemHttpResult FrameworkVersionExists => Problems.Conflict(
        "framework-version-exists", "Phiên bản này đã có và không sửa được.",
        "The version exists and is never changed.");

    internal static ProblemHttpResult CourseCodeTaken => Problems.Conflict(
        "course-code-taken", "Mã khóa học đã có.", "The code of the course is taken.");

    internal static ProblemHttpResult NoDraft => Problems.Conflict(
        "no-draft", "Khóa học không có bản nháp nào.", "The course has no draft.");

    internal static ProblemHttpResult UnknownCourse => Problems.Unprocessable(
        "unknown-course", "Không tìm thấy khóa học, hoặc khóa học chưa xuất bản.",
        "The course is not known, or not published.");

    internal static ProblemHttpResult PackInvalid => Problems.Unprocessable(
        "pack-invalid", "Gói tải về phải có địa chỉ https.", "A pack has an https address.");

    internal static ProblemHttpResult TemplateCodeTaken => Problems.Conflict(
        "template-code-taken", "Mã mẫu lớp học đã có.", "The code of the template is taken.");

    internal static ProblemHttpResult ContentInvalid(IEnumerable<string> faults) => With(
        Problems.Unprocessable(
            "content-invalid", "Nội dung khóa học chưa khớp với nhau.", "The content does not fit together."),
        "faults", faults);

    internal static ProblemHttpResult UnknownCodes(IEnumerable<string> codes) => With(
        Problems.Unprocessable(
            "unknown-code", "Có mã kỹ năng hoặc nhiệm vụ thực hành không tồn tại.",
            "A skill or a practice task is not known."),
        "codes", codes);

    internal static ProblemHttpResult PublishRefused(IEnumerable<string> reasons) => With(
        Problems.Unprocessable(
            "publish-refused", "Khóa học chưa đủ điều kiện xuất bản.", "The course may not be published as it is."),
        "reasons", reasons);

    private static ProblemHttpResult With(ProblemHttpResult problem, string member, IEnumerable<string> values)
    {
        problem.ProblemDetails.Extensions[member] = values.ToArray();
        return problem;
    }
}
