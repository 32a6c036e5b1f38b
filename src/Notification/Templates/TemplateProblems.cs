using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Templates;

internal static class TemplateProblems
{
    internal static ProblemHttpResult NeedsVietnamese => Problems.Unprocessable(
        "template-needs-vietnamese", "Mẫu phải có đúng một bản tiếng Việt và mỗi ngôn ngữ một bản.",
        "A template has exactly one Vietnamese text, and one of each other language.");

    internal static ProblemHttpResult SampleIncomplete => Problems.Unprocessable(
        "template-sample-incomplete",
        "Bản tiếng nào cũng phải có đủ các chỗ trống, mỗi chỗ một giá trị ví dụ, và không thừa.",
        "Each language has every placeholder, each with a sample value, and there are no others.");

    internal static ProblemHttpResult PlaceholderUnknown => Problems.Unprocessable(
        "template-placeholder-unknown", "Có chỗ trống mà các phiên bản trước không có: không ai điền giá trị cho nó.",
        "There is a placeholder that no version before has: nobody fills it in.");

    internal static ProblemHttpResult TooLong => Problems.Unprocessable(
        "template-too-long", "Với dữ liệu mẫu, tin nhắn dài quá số đoạn cho phép.",
        "With the sample data the message takes more segments than are allowed.");

    internal static ProblemHttpResult AdvertUnmarked => Problems.Unprocessable(
        "advert-unmarked", "Tin quảng cáo phải bắt đầu bằng nhãn quảng cáo, tin thông báo thì không.",
        "An advert begins with the label of adverts, a notice does not.");

    internal static ProblemHttpResult UnknownRetention => Problems.Unprocessable(
        "unknown-retention", "Không có nhóm lưu giữ này.", "There is no such class of retention.");

    internal static ProblemHttpResult ApproverIsWriter => Problems.Conflict(
        "approver-is-writer", "Người soạn không được tự phê duyệt.", "Who wrote it cannot approve it.");

    internal static ProblemHttpResult ApprovedBefore => Problems.Conflict(
        "template-already-approved", "Phiên bản này đã được phê duyệt.", "This version was approved before.");
}
