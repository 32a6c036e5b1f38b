using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Cases;

internal static class CaseProblems
{
    public static ProblemHttpResult Unknown() => Problems.Create(
        StatusCodes.Status404NotFound, "case-unknown", "Không tìm thấy ca hỗ trợ.", "There is no such case.");

    public static ProblemHttpResult NobodyNamed() => Problems.BadRequest(
        "case-who-missing", "Hãy nêu người, hộ gia đình, hoặc ghi chú ai cần hỗ trợ.",
        "Name the person or the household, or note who needs help.");

    public static ProblemHttpResult AreaMissing() => Problems.BadRequest(
        "case-area-missing", "Hãy nêu địa bàn khi không nêu người hoặc hộ gia đình.",
        "Name the area where neither a person nor a household is named.");

    public static ProblemHttpResult AreaUnknown() => Problems.Unprocessable(
        "case-area-unknown", "Ca hỗ trợ phải thuộc một thôn, tổ dân phố hoặc một xã, phường trong địa bàn của bạn.",
        "A case belongs to a village or a commune of your area.");

    public static ProblemHttpResult HouseholdUnknown() => Problems.Unprocessable(
        "household-unknown", "Không tìm thấy hộ gia đình này trong địa bàn của bạn.",
        "Your area has no such household.");

    public static ProblemHttpResult TeamMissing() => Problems.BadRequest(
        "case-team-missing", "Hãy nêu tổ nhận ca hỗ trợ.", "Name the team that takes the case.");

    public static ProblemHttpResult PauseInvalid() => Problems.BadRequest(
        "case-pause-invalid", "Hãy nêu thời điểm tiếp tục, trong vòng 60 ngày tới.",
        "Name when the clock goes on, within the next 60 days.");

    public static ProblemHttpResult TransitionInvalid() => Problems.Conflict(
        "case-transition-invalid", "Ca hỗ trợ đang ở trạng thái không cho phép bước này.",
        "What the case has come to does not allow this step.");
}
