using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Consents;

internal static class ConsentProblems
{
    public static ProblemHttpResult PurposeUnknown => Problems.Unprocessable(
        "purpose-unknown", "Không có mục đích xử lý này.", "There is no such purpose.");

    public static ProblemHttpResult NotByConsent => Problems.Unprocessable(
        "not-by-consent",
        "Mục đích này dựa trên căn cứ pháp lý khác, không dựa trên sự đồng ý.",
        "This purpose has another legal basis than consent.");

    public static ProblemHttpResult NoticeUnknown => Problems.Unprocessable(
        "notice-unknown",
        "Không có bản thông báo này cho mục đích đã chọn.", "The purpose has no such notice.");

    public static ProblemHttpResult GuardianRequired => Problems.Unprocessable(
        "guardian-required",
        "Trẻ dưới 7 tuổi không tự đồng ý: cần người giám hộ.",
        "A child below seven does not consent itself: a guardian does.");

    public static ProblemHttpResult GuardianUnknown => Problems.Unprocessable(
        "guardian-unknown",
        "Người này không phải là người giám hộ hiện tại.",
        "This is no present guardian of the child.");

    public static ProblemHttpResult GuardianNotAdult => Problems.Unprocessable(
        "guardian-not-adult", "Người giám hộ phải là người thành niên.", "A guardian is an adult.");

    public static ProblemHttpResult NotAChild => Problems.Unprocessable(
        "not-a-child", "Người thành niên tự quyết định.", "An adult decides alone.");

    public static ProblemHttpResult GuardianLimit => Problems.Conflict(
        "guardian-limit", "Trẻ đã có hai người giám hộ.", "The child has two guardians already.");

    public static ProblemHttpResult GuardianKnown => Problems.Conflict(
        "guardian-known",
        "Người này đã là người giám hộ của trẻ.",
        "This is a guardian of the child already.");

    public static ProblemHttpResult ConsentNotGiven => Problems.Conflict(
        "consent-not-given", "Chưa có sự đồng ý để rút lại.", "There is no consent to withdraw.");

    public static ProblemHttpResult TimeInvalid => Problems.Unprocessable(
        "consent-time-invalid",
        "Thời điểm không được sau hiện tại.",
        "It cannot have been said after now.");

    public static ProblemHttpResult NoticeNotSensitive => Problems.Unprocessable(
        "notice-not-sensitive",
        "Thông báo phải nêu rõ đây là dữ liệu cá nhân nhạy cảm.",
        "The notice must call the data sensitive (\"nhạy cảm\").");

    public static ProblemHttpResult PurposeExists => Problems.Conflict(
        "purpose-exists", "Mã mục đích này đã có trong sổ.", "The register has a purpose of this code.");

    public static ProblemHttpResult TermsContradictory => Problems.Unprocessable(
        "purpose-contradictory",
        "Mục đích dựa trên sự đồng ý thì rút lại đồng ý, không phản đối.",
        "What rests on consent ends with its withdrawal: there is nothing to object to.");

    public static ProblemHttpResult PurposeStaysSensitive => Problems.Unprocessable(
        "purpose-stays-sensitive",
        "Thông tin nhạy cảm chỉ được ghi nhận khi có sự đồng ý.",
        "Sensitive tags rest on consent and are called sensitive; this purpose cannot be otherwise.");
}
