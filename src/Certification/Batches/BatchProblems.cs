using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Batches;

internal static class BatchProblems
{
    internal static ProblemHttpResult UnknownCriterion => Problems.Unprocessable(
        "criterion-unknown",
        "Không có tiêu chí nào đang có hiệu lực với mã này.",
        "No criterion in force has this code.");

    internal static ProblemHttpResult UnknownArea => Problems.Unprocessable(
        "area-unknown",
        "Không có đơn vị này trong phạm vi của bạn.",
        "There is no such unit within your area.");

    internal static ProblemHttpResult ReasonDoesNotFit => Problems.Unprocessable(
        "reason-code-does-not-fit",
        "Mã lý do không dùng cho việc này.",
        "This reason code is not one of this action.");

    internal static ProblemHttpResult ApproverIsProposer => Problems.Conflict(
        "batch-approver-is-proposer",
        "Người đề xuất không được tự duyệt.",
        "Whoever proposed it does not approve it.");

    internal static ProblemHttpResult StateInvalid => Problems.Conflict(
        "batch-state-invalid",
        "Trạng thái hiện tại không cho phép việc này.",
        "Its state does not allow that.");
}
