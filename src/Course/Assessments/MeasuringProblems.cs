using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Courses.Assessments;

internal static class MeasuringProblems
{
    internal static ProblemHttpResult BankExists => Problems.Conflict(
        "question-bank-exists", "Kỹ năng này đã có ngân hàng câu hỏi.", "The skill has a question bank already.");

    internal static ProblemHttpResult BlueprintInvalid => Problems.Unprocessable(
        "blueprint-invalid",
        "Đề kiểm tra cần khoá học, hoặc cần các mức xếp trình độ tăng dần từ 0 phần trăm; không dùng cả hai.",
        "A blueprint is for a course, or places people by bands that rise from 0 percent; not both.");

    internal static ProblemHttpResult BlueprintCodeTaken => Problems.Conflict(
        "blueprint-code-taken", "Mã mẫu đề này thuộc đơn vị khác.", "The code belongs to another unit.");

    internal static ProblemHttpResult UnknownCourse => Problems.Unprocessable(
        "unknown-course", "Không có khoá học này.", "There is no such course.");

    internal static ProblemHttpResult UnknownBlueprint => Problems.Unprocessable(
        "unknown-blueprint", "Không có mẫu đề này.", "There is no such blueprint.");

    internal static ProblemHttpResult BlueprintDoesNotFit => Problems.Unprocessable(
        "blueprint-does-not-fit", "Mẫu đề không dùng cho loại bài hoặc khoá học này.",
        "The blueprint is not made for this kind of paper or for the course of the class.");

    internal static ProblemHttpResult ClassNeeded => Problems.Unprocessable(
        "class-needed", "Bài đầu vào, đầu ra và bài trắc nghiệm cần lớp học; bài xếp trình độ thì không.",
        "A quiz, pre or post paper belongs to a class; a placement does not.");

    internal static ProblemHttpResult TooFewQuestions(IEnumerable<string> skills)
    {
        var problem = Problems.Conflict(
            "too-few-questions", "Ngân hàng không đủ câu hỏi cho mẫu đề.",
            "The banks have too few questions for the blueprint.");
        problem.ProblemDetails.Extensions["skills"] = skills;
        return problem;
    }

    internal static ProblemHttpResult PaperLate => Problems.Conflict(
        "paper-late", "Đã quá thời gian làm bài.", "The time for this paper is over.");

    internal static ProblemHttpResult PaperHandedIn => Problems.Conflict(
        "paper-handed-in", "Bài này đã nộp với các câu trả lời khác.",
        "The paper was handed in before, with other answers.");

    internal static ProblemHttpResult PeriodInvalid => Problems.BadRequest(
        "period-invalid", "Ngày đầu phải trước hoặc trùng ngày cuối.", "The period ends before it begins.");

    internal static ProblemHttpResult QuestionsInvalid(IEnumerable<string> codes)
    {
        var problem = Problems.Unprocessable(
            "questions-invalid",
            "Mỗi câu hỏi cần mã riêng, bản tiếng Việt, các bản dịch cùng phương án và một phương án đúng.",
            "Each question needs a code of its own, Vietnamese words, the same options in every language and one of "
            + "them right.");
        problem.ProblemDetails.Extensions["questions"] = codes;
        return problem;
    }
}
