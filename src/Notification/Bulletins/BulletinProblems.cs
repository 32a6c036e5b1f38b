using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

internal static class BulletinProblems
{
    internal static ProblemHttpResult AreaOutside => Problems.Unprocessable(
        "area-outside", "Địa bàn phát không thuộc đơn vị ra bản tin.",
        "A place it is for does not lie in the unit that gives it out.");

    internal static ProblemHttpResult SlotInvalid => Problems.Unprocessable(
        "slot-invalid", "Giờ phát không hợp lệ: đã qua, quá một năm, hoặc ngoài khung giờ của loa truyền thanh.",
        "The slot is not valid: past, over a year away, or outside the hours of loudspeakers.");

    internal static ProblemHttpResult TooManyAirings => Problems.Unprocessable(
        "too-many-airings", "Quá nhiều lần phát: tối đa 5.000 cho một bản tin.",
        "Too many airings: 5,000 for one bulletin at most.");

    internal static ProblemHttpResult NotAudio => Problems.Unprocessable(
        "not-audio", "Tệp không phải bản ghi âm MP3 hoặc Ogg.", "The file is no MP3 or Ogg recording.");

    internal static ProblemHttpResult StateInvalid => Problems.Conflict(
        "bulletin-state-invalid", "Việc này không làm được ở trạng thái hiện tại.",
        "That is not possible in the present state.");

    internal static ProblemHttpResult ApproverIsEditor => Problems.Conflict(
        "approver-is-editor", "Người biên tập không được tự phê duyệt.", "Who wrote it cannot approve it.");

    internal static ProblemHttpResult NoContent => Problems.Conflict(
        "bulletin-without-content", "Bản tin chưa có nội dung cho các kênh này.",
        "The bulletin has no text for its channels, and no recording that would do.");

    internal static ProblemHttpResult NotApproved => Problems.Conflict(
        "bulletin-not-approved", "Bản tin chưa được phê duyệt.", "The bulletin is not approved.");

    internal static ProblemHttpResult AlreadyReported => Problems.Conflict(
        "airing-reported", "Lần phát này đã có kết quả khác.", "Another outcome of this airing was reported before.");

    internal static ProblemHttpResult StillToCome => Problems.Conflict(
        "airing-to-come", "Chưa đến giờ phát.", "Its slot is still to come.");

    internal static ProblemHttpResult ProofNeeded => Problems.Unprocessable(
        "proof-needed", "Cần minh chứng: đường dẫn hoặc số hiệu tài liệu.",
        "It takes a proof: a link or the number of a document.");

    internal static ProblemHttpResult ReasonNeeded => Problems.Unprocessable(
        "reason-needed", "Cần lý do khi không phát được.", "It takes a reason where it was not aired.");

    internal static ProblemHttpResult Unspeakable(string fault) => fault switch
    {
        "personal-data" => Problems.Unprocessable(
            "script-personal-data", "Bản tin không được chứa số định danh hoặc thư điện tử của ai.",
            "A bulletin holds no citizen id and no e-mail address of anybody."),
        "web-address" => Problems.Unprocessable(
            "script-web-address", "Địa chỉ trang phải viết bằng lời để phát thanh viên đọc.",
            "A web address has to be spelled out, as an announcer says it."),
        "digits" => Problems.Unprocessable(
            "script-digits", "Số phải viết bằng chữ để phát thanh viên đọc.",
            "Numbers have to be spelled out, as an announcer says them."),
        _ => Problems.Unprocessable(
            "script-long-sentence", "Câu quá dài để nghe qua loa: tối đa 30 tiếng.",
            "A sentence is too long to be heard from a loudspeaker: 30 words at most."),
    };
}
