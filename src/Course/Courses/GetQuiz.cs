using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Courses.Courses;

/// <summary>The questions a learner is asked: those of the version named, or of the newest.</summary>
internal static class GetQuiz
{
    /// <param name="CourseId">The course.</param>
    /// <param name="CourseVersion">Version of the course, from 1.</param>
    /// <param name="Questions">In the order in which they are asked.</param>
    public sealed record Response(Guid CourseId, int CourseVersion, IReadOnlyList<QuestionItem> Questions);

    /// <param name="Id">Named by the answer, <c>q1</c>.</param>
    /// <param name="Vi">The question, <c>Nên tải ứng dụng VNeID từ đâu?</c></param>
    /// <param name="En">The same in English, <c>Where should you download the VNeID app from?</c></param>
    /// <param name="Options">One of them is right.</param>
    public sealed record QuestionItem(string Id, string Vi, string En, IReadOnlyList<OptionItem> Options);

    /// <param name="Id">Named by the answer, <c>b</c>.</param>
    /// <param name="Vi">What may be chosen, <c>App Store hoặc Google Play</c>.</param>
    /// <param name="En">The same in English, <c>The App Store or Google Play</c>.</param>
    public sealed record OptionItem(string Id, string Vi, string En);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, int? version, CourseDbContext db, CancellationToken cancellationToken)
    {
        var quiz = await db.Quizzes.AsNoTracking()
            .Where(quiz => quiz.CourseId == id && (version == null || quiz.CourseVersion == version))
            .OrderByDescending(quiz => quiz.CourseVersion)
            .FirstOrDefaultAsync(cancellationToken);
        if (quiz is null)
            return TypedResults.NotFound();

        return TypedResults.Ok(new Response(quiz.CourseId, quiz.CourseVersion, [.. quiz.Questions.Select(ToItem)]));
    }

    /// <summary>Member by member, so that the right option cannot slip out with a new field.</summary>
    private static QuestionItem ToItem(Question question) => new(
        question.Id, question.Vi, question.En,
        [.. question.Options.Select(option => new OptionItem(option.Id, option.Vi, option.En))]);
}
