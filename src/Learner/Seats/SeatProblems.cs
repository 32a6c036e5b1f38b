using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Seats;

internal static class SeatProblems
{
    public static ProblemHttpResult NotACommune() => Problems.Unprocessable(
        "seat-area-invalid", "Vị trí hỗ trợ thuộc một xã, phường, đặc khu đang hoạt động.",
        "A support seat belongs to a commune of today.");

    public static ProblemHttpResult CounterTwice() => Problems.BadRequest(
        "seat-counter-twice", "Mỗi quầy chỉ được nêu một lần.", "A counter is named once.");

    public static ProblemHttpResult TermInvalid() => Problems.BadRequest(
        "seat-term-invalid",
        "Ngày bắt đầu không được trước hôm nay đối với cán bộ mới, và phải trước ngày kết thúc.",
        "A new officer begins today or later, and before the last day.");
}
