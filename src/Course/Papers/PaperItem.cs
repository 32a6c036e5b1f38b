using Microsoft.EntityFrameworkCore;

namespace Platform.Courses.Papers;

/// <summary>A paper as the person sees it who answers it.</summary>
/// <param name="Id">Identity of the paper.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="LearnerId">Who is asked.</param>
/// <param name="Attempt">1 for the first paper of its kind in the class.</param>
/// <param name="IssuedAt">When its time began.</param>
/// <param name="DueAt">When its time ends.</param>
/// <param name="Questions">In the order they are asked.</param>
/// <param name="ClassId">The class; none for a placement.</param>
/// <param name="Result">Once it is handed in.</param>
public sealed record PaperItem(
    Guid Id, PaperKind Kind, Guid LearnerId, int Attempt, DateTimeOffset IssuedAt, DateTimeOffset DueAt,
    IReadOnlyList<PaperItem.Question> Questions, Guid? ClassId = null, PaperResult? Result = null)
{
    /// <param name="Id">Identity of the question.</param>
    /// <param name="Language">Its language: Vietnamese where it is not translated into the one wished for.</param>
    /// <param name="Text">The question. <example>Ai được biết mã OTP của bạn?</example></param>
    /// <param name="Options">What to choose from.</param>
    public sealed record Question(Guid Id, string Language, string Text, IReadOnlyList<Option> Options);

    /// <param name="Id">Names the option within the question. <example>b</example></param>
    /// <param name="Text">The option. <example>Chỉ một mình bạn</example></param>
    public sealed record Option(string Id, string Text);

    /// <summary>Member by member, so that the right option cannot slip out with a new field.</summary>
    internal static async Task<PaperItem> Show(Paper paper, CourseDbContext db, CancellationToken cancellationToken)
    {
        var ids = paper.Questions.Select(asked => asked.QuestionId).ToList();
        var questions = await db.BankQuestions.AsNoTracking().Where(question => ids.Contains(question.Id))
            .ToDictionaryAsync(question => question.Id, cancellationToken);
        return new PaperItem(
            paper.Id, paper.Kind, paper.LearnerId, paper.Attempt, paper.IssuedAt, paper.DueAt,
            [
                .. paper.Questions.Select(asked =>
                {
                    var words = questions[asked.QuestionId].In(paper.Language);
                    return new Question(
                        asked.QuestionId, words.Language, words.Text,
                        [
                            .. asked.Options.Select(id => new Option(
                                id, words.Options.Find(option => option.Id == id)!.Text)),
                        ]);
                }),
            ],
            paper.ClassId, PaperResult.Of(paper));
    }
}
