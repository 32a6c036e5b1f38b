using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Courses.Programmes;

internal static class ProgrammeProblems
{
    internal static ProblemHttpResult CodeTaken => Problems.Conflict(
        "programme-code-taken", "Mã chương trình đã có.", "The code of the programme is taken.");

    internal static ProblemHttpResult ModuleCodeTwice => Problems.Unprocessable(
        "module-code-twice", "Có mã mô-đun trùng nhau.", "The code of a module is there twice.");

    internal static ProblemHttpResult UnknownModule => Problems.Unprocessable(
        "unknown-module", "Chương trình không có mô-đun này.", "The programme has no such module.");

    internal static ProblemHttpResult DatesInvalid => Problems.Unprocessable(
        "dates-invalid", "Ngày kết thúc phải sau ngày bắt đầu.", "The end has to come after the beginning.");

    internal static ProblemHttpResult EquivalenceExists => Problems.Conflict(
        "equivalence-exists", "Khóa học này đã được công nhận từ ngày đó.",
        "The course is accepted from that day already.");

    internal static ProblemHttpResult UnknownProgramme => Problems.Unprocessable(
        "unknown-programme", "Không tìm thấy chương trình được kế thừa.",
        "A programme that is to be taken over is not known.");

    internal static ProblemHttpResult Succeeded => Problems.Conflict(
        "programme-succeeded", "Chương trình đã có chương trình khác kế thừa.",
        "Another programme has taken over this one.");

    internal static ProblemHttpResult AudienceTwice => Problems.Unprocessable(
        "audience-twice", "Có đối tượng được nêu hai lần.", "An audience is named twice.");
}
