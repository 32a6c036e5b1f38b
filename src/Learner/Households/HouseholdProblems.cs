using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>Answers that more than one slice about homes gives.</summary>
internal static class HouseholdProblems
{
    public static ProblemHttpResult Unknown() => Problems.Create(
        StatusCodes.Status404NotFound, "household-unknown", "Không tìm thấy hộ gia đình.",
        "There is no such household.");

    public static ProblemHttpResult AreaUnknown() => Problems.Unprocessable(
        "household-area-unknown", "Hộ phải thuộc một thôn, tổ dân phố hoặc một xã, phường trong địa bàn của bạn.",
        "A household belongs to a village or a commune of your area.");

    public static ProblemHttpResult LearnerUnknown() => Problems.Unprocessable(
        "learner-unknown", "Không tìm thấy người này trong địa bàn của bạn.", "Your area has no such learner.");

    public static ProblemHttpResult MemberUnknown() => Problems.Unprocessable(
        "household-member-unknown", "Người này không phải là thành viên hiện tại của hộ.",
        "This is no present member of the household.");

    /// <summary>The same words whichever household it is: it may be none of the caller&apos;s.</summary>
    public static ProblemHttpResult InAnotherHousehold() => Problems.Conflict(
        "household-member-elsewhere", "Người này đang thuộc một hộ khác; hãy cho rời hộ đó trước.",
        "The person belongs to another household and must leave it first.");

    public static ProblemHttpResult IdTaken() => Problems.Conflict(
        "id-taken", "Mã định danh này đã dùng cho bản ghi khác.", "This identity belongs to another record.");

    public static ProblemHttpResult DateInvalid() => Problems.BadRequest(
        "date-invalid", "Ngày không hợp lệ: không được ở tương lai hoặc trước sự kiện liên quan.",
        "The date lies in the future, or before what it follows from.");
}

/// <summary>What is recorded has happened; a year that is off by a century is a slip of the pen.</summary>
internal static class Happened
{
    private static readonly DateOnly Earliest = new(1950, 1, 1);

    public static bool IsPlausible(DateOnly day, TimeProvider time, DateOnly? notBefore = null) =>
        day >= (notBefore ?? Earliest) && day <= VietnamTime.Today(time);
}
