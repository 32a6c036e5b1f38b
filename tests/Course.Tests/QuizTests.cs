using Platform.Courses.Assessments;
using Platform.Courses.Courses;

namespace Platform.Courses.Tests;

public sealed class QuizTests
{
    private static readonly Quiz Quiz = new(Guid.CreateVersion7(), 1, [Question("q1"), Question("q2"), Question("q3")]);

    [Fact]
    public void Right_answers_are_counted_in_whole_percent()
    {
        Assert.Equal(100, Quiz.Score([Answer("q1", "b"), Answer("q2", "b"), Answer("q3", "b")]));
        Assert.Equal(66, Quiz.Score([Answer("q1", "b"), Answer("q2", "b"), Answer("q3", "a")]));
        Assert.Equal(0, Quiz.Score([Answer("q1", "a"), Answer("q2", "a"), Answer("q3", "a")]));
    }

    [Fact]
    public void A_question_left_out_counts_as_wrong() => Assert.Equal(33, Quiz.Score([Answer("q2", "b")]));

    [Fact]
    public void Answering_a_question_twice_is_not_a_second_chance() =>
        Assert.Null(Quiz.Score([Answer("q1", "a"), Answer("q1", "b")]));

    [Theory]
    [InlineData("q9", "a")]
    [InlineData("q1", "z")]
    public void An_answer_must_be_part_of_the_quiz(string question, string option) =>
        Assert.Null(Quiz.Score([Answer(question, option)]));

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    [InlineData(100, true)]
    public void A_score_passes_from_the_mark_of_the_rule(int score, bool passes)
    {
        var rule = new PassRule
        {
            CourseId = Quiz.CourseId,
            Version = 1,
            PassPercent = 60,
            AttemptsPerClass = 3,
            Source = "Thông tư 02/2025/TT-BGDĐT",
            ValidFrom = DateTimeOffset.UnixEpoch,
        };

        Assert.Equal(passes, rule.Passes(score));
    }

    private static Question Question(string id) => new()
    {
        Id = id,
        Vi = "?",
        En = "?",
        Correct = "b",
        Options = [new Option { Id = "a", Vi = "A", En = "A" }, new Option { Id = "b", Vi = "B", En = "B" }],
    };

    private static Answer Answer(string question, string option) => new() { QuestionId = question, OptionId = option };
}
