using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Organisations;

internal static class OrganisationProblems
{
    public static ProblemHttpResult Exists() => Problems.Conflict(
        "organisation-exists",
        "Địa bàn đã có tổ chức cùng loại, cùng tên.",
        "The area already has an organisation of this kind and name.");

    public static ProblemHttpResult Unknown() => Problems.Unprocessable(
        "organisation-unknown", "Không tìm thấy tổ chức.", "There is no such organisation.");

    public static ProblemHttpResult Closed() => Problems.Conflict(
        "organisation-closed",
        "Tổ chức đã kết thúc hoặc ngày kết thúc trước ngày bắt đầu.",
        "The organisation has ended, or would end before it began.");

    public static ProblemHttpResult NameInvalid() => Problems.BadRequest(
        "name-invalid",
        "Tên không được để trống hoặc chứa ký tự điều khiển.",
        "The name is empty or has control characters.");

    public static ProblemHttpResult ParentIsItself() => Problems.Unprocessable(
        "organisation-parent-invalid",
        "Tổ chức không thể trực thuộc chính nó.",
        "An organisation cannot belong to itself or to one below it.");
}
