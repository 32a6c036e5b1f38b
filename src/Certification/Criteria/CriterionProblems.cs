using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Criteria;

internal static class CriterionProblems
{
    internal static ProblemHttpResult DraftExists => Problems.Conflict(
        "criterion-draft-exists",
        "Tiêu chí này đã có một bản nháp: hãy sửa hoặc công bố bản nháp đó.",
        "The criterion has a draft already: revise or publish that one.");

    internal static ProblemHttpResult Published => Problems.Conflict(
        "criterion-published",
        "Phiên bản đã công bố không sửa được: hãy tạo phiên bản mới.",
        "A published version is never changed: define the next one.");

    internal static ProblemHttpResult UnknownLevel => Problems.Unprocessable(
        "assurance-level-unknown",
        "Mức độ bảo đảm không có trong danh mục.",
        "There is no such assurance level.");

    internal static ProblemHttpResult Of(string fault) => fault switch
    {
        "criterion-code-malformed" => Problems.Unprocessable(
            fault,
            "Một mã không đúng dạng: chữ thường, chữ số và các dấu . @ / -, nhiều nhất 128 ký tự.",
            "A code is malformed: lower-case letters, digits and . @ / -, at most 128 characters."),
        "criterion-code-twice" => Problems.Unprocessable(
            fault, "Một mã xuất hiện hai lần.", "A code stands there twice."),
        "criterion-text-unreadable" => Problems.Unprocessable(
            fault,
            "Một dòng chữ để trống hoặc có ký tự điều khiển.",
            "A text is blank or contains control characters."),
        _ => Problems.Unprocessable(
            fault,
            "Giấy vô thời hạn không có gia hạn.",
            "What counts for ever is not renewed."),
    };
}
