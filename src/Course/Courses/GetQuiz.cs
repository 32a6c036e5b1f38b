using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>The questions a learner is asked: those of the version named, or of the newest.</summary>
internal static class GetQuiz
{
    /// <param name="CourseId">The course.</param>
    /// <param name="CourseVersion">The version whose questions these are. <example>1</example></param>
    /// <param name="Questions">What is asked, in order.</param>
    public sealed record Response(Guid CourseId, int CourseVersion, IReadOnlyList<QuestionItem> Questions);

    /// <param name="Id">Id inside the quiz. <example>q1</example></param>
    /// <param name="Vi">The question in Vietnamese. <example>Mã OTP được dùng để làm gì?</example></param>
    /// <param name="En">The question in English. <example>What is an OTP for?</example></param>
    /// <param name="Options">What to choose from.</param>
    public sealed record QuestionItem(string Id, string Vi, string En, IReadOnlyList<OptionItem> Options);

    /// <param name="Id">Id inside the question. <example>a</example></param>
    /// <param name="Vi">Vietnamese. <example>Tự mình xác nhận giao dịch</example></param>
    /// <param name="En">English. <example>To confirm a transaction yourself</example></param>
    public sealed record OptionItem(string Id, string Vi, string En);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, int? version, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var visible = db.Courses.VisibleTo(scope, db.Areas);
        var quiz = await db.Quizzes.AsNoTracking()
            .Where(quiz => quiz.CourseId == id && (version == null || quiz.CourseVersion == version))
            .Where(quiz => visible.Any(course => course.Id == quiz.CourseId))
            .OrderByDescending(quiz => quiz.CourseVersion)
            .FirstOrDefaultAsync(cancellationToken);
        if (quiz is null)
            return TypedResults.NotFound();

        return TypedResults.Ok(new Response(quiz.CourseId, quiz.CourseVersion, Served(quiz)));
    }

    /// <summary>What may leave the house.</summary>
    internal static IReadOnlyList<QuestionItem> Served(Quiz quiz) => [.. quiz.Questions.Select(ToItem)];

    /// <summary>Member by member, so that the right option cannot slip out with a new field.</summary>
    private static QuestionItem ToItem(Question question) => new(
        question.Id, question.Vi, question.En,
        [.. question.Options.Select(option => new OptionItem(option.Id, option.Vi, option.En))]);
}
