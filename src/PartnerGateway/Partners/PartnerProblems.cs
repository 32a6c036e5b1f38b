using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Partners.Ingress;
using Platform.ServiceDefaults;

namespace Platform.Partners.Partners;

/// <summary>What is refused about operators, in one wording each.</summary>
internal static class PartnerProblems
{
    internal static ProblemHttpResult Known => Problems.Conflict("operator-known",
        "Mã hoặc nguồn sự kiện này đã thuộc về một nhà mạng.", "The id or the source belongs to an operator already.");

    internal static ProblemHttpResult Closed => Problems.Conflict("operator-state",
        "Nhà mạng đang ở trạng thái không cho phép thao tác này.", "The operator is in a state that forbids this.");

    internal static ProblemHttpResult Unread => Problems.Conflict("events-unread",
        "Nhà mạng còn bản tin chưa đọc; hãy đợi vài giây rồi thử lại.",
        "Events of the operator are not read yet; try again in some seconds.");

    internal static ProblemHttpResult NameTaken => Problems.Conflict("name-taken",
        "Tên này đã được dùng và không cấp lại; hãy chọn tên khác.",
        "The name was used and is not given again; choose another.");

    internal static ProblemHttpResult TwoAtMost => Problems.Conflict("two-at-most",
        "Chỉ được có hai bản cùng hiệu lực; hãy thu hồi bản cũ trước.",
        "Two may be valid at a time; revoke the older one first.");

    /// <returns>Why the terms cannot be kept, or null.</returns>
    internal static ProblemHttpResult? Refuse(ContractTerms terms) =>
        terms.AcceptedTypes.All(InboundTypes.All.Contains)
            ? null
            : Problems.Unprocessable("type-unknown",
                "Có loại sự kiện mà nền tảng không nhận.", "The platform takes no events of one of the types.");
}
