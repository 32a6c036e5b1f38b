using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Access;

internal static class AccessProblems
{
    public static ProblemHttpResult PurposeRequired() => Problems.BadRequest(
        "access-purpose-required",
        "Cần nêu mục đích xem dữ liệu ở tiêu đề Access-Purpose.",
        "The header Access-Purpose must name what the data are needed for.");

    /// <summary>Fails closed: what cannot be written down is not shown.</summary>
    public static ProblemHttpResult LogUnavailable() => Problems.Create(
        StatusCodes.Status503ServiceUnavailable, "access-log-unavailable",
        "Chưa ghi được nhật ký truy cập nên không thể hiển thị dữ liệu.",
        "The access could not be written down, so nothing is shown.");
}
