using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Authorities;

internal static class AuthorityProblems
{
    internal static ProblemHttpResult UnknownArea => Problems.Unprocessable(
        "area-unknown",
        "Không có đơn vị này trong phạm vi của bạn.",
        "There is no such unit within your area.");

    internal static ProblemHttpResult NotAProvince => Problems.Unprocessable(
        "area-not-a-province",
        "Cơ quan cấp giấy thuộc về tỉnh, thành phố.",
        "An issuing authority belongs to a province.");

    internal static ProblemHttpResult NameUnreadable => Problems.Unprocessable(
        "issuing-authority-name-unreadable",
        "Tên để trống hoặc có ký tự điều khiển: tên này sẽ được ký trên giấy.",
        "A name is blank or contains control characters: it would be signed.");

    internal static ProblemHttpResult Overlaps => Problems.Conflict(
        "issuing-authority-overlaps",
        "Ngày bắt đầu phải sau ngày bắt đầu của cơ quan đang cấp giấy và không trước ngày cơ quan trước kết thúc.",
        "It must begin after the one that issues now began, and not before the last one ended.");

    internal static ProblemHttpResult Ended => Problems.Conflict(
        "issuing-authority-ended",
        "Cơ quan đã kết thúc, hoặc ngày kết thúc không sau ngày bắt đầu.",
        "The authority has ended already, or would end before it began.");

    internal static ProblemHttpResult UnknownSuccessor => Problems.Unprocessable(
        "issuing-authority-unknown",
        "Không có cơ quan kế nhiệm này.",
        "There is no such successor.");
}
