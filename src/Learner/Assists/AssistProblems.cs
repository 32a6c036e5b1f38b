using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Assists;

internal static class AssistProblems
{
    public static ProblemHttpResult WhoInvalid() => Problems.BadRequest(
        "assist-who-invalid", "Hãy nêu một người, hoặc số người không để lại tên.",
        "Name one person, or how many gave no name.");

    public static ProblemHttpResult HelperInvalid() => Problems.BadRequest(
        "assist-helper-invalid", "Khi người dân tự làm thì không nêu người hỗ trợ.",
        "What was done alone has no helper.");

    public static ProblemHttpResult PlaceUnknown() => Problems.Unprocessable(
        "place-unknown", "Không tìm thấy địa điểm này trong địa bàn của bạn.", "Your area has no such place.");
}
