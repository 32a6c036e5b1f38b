using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Assessments;

namespace Platform.Courses.Courses;

/// <summary>The questions of one course version: a document published with it and never changed.</summary>
internal sealed class Quiz
{
    private readonly List<Question> questions = [];

    private Quiz()
    {
    }

    public Quiz(Guid courseId, int courseVersion, IEnumerable<Question> questions)
    {
        CourseId = courseId;
        CourseVersion = courseVersion;
        this.questions.AddRange(questions);
    }

    public Guid CourseId { get; private set; }

    public int CourseVersion { get; private set; }

    public IReadOnlyList<Question> Questions => questions;

    /// <summary>
    /// Share of right answers, 0 to 100; a question without an answer counts as wrong. Null where an answer names an
    /// unknown question or option, or a question is answered twice.
    /// </summary>
    public int? Score(IReadOnlyCollection<Answer> answers)
    {
        if (answers.Select(answer => answer.QuestionId).Distinct().Count() != answers.Count || !answers.All(Exists))
            return null;

        var right = Questions.Count(question => answers.Any(answer =>
            answer.QuestionId == question.Id && answer.OptionId == question.Correct));
        return right * 100 / Questions.Count;
    }

    private bool Exists(Answer answer) => Questions.Any(question =>
        question.Id == answer.QuestionId && question.Options.Any(option => option.Id == answer.OptionId));
}

internal sealed class Question
{
    public required string Id { get; init; }

    public required string Vi { get; init; }

    public required string En { get; init; }

    /// <summary>Id of the right option. Never served.</summary>
    public required string Correct { get; init; }

    public required List<Option> Options { get; init; }
}

internal sealed class Option
{
    public required string Id { get; init; }

    public required string Vi { get; init; }

    public required string En { get; init; }
}

internal sealed class QuizConfiguration : IEntityTypeConfiguration<Quiz>
{
    public void Configure(EntityTypeBuilder<Quiz> builder)
    {
        builder.HasKey(quiz => new { quiz.CourseId, quiz.CourseVersion });
        builder.HasOne<CourseVersion>().WithOne()
            .HasForeignKey<Quiz>(quiz => new { quiz.CourseId, quiz.CourseVersion });
        builder.OwnsMany(quiz => quiz.Questions, question =>
        {
            question.ToJson();
            question.OwnsMany(q => q.Options);
        });
    }
}
