using System.ComponentModel.DataAnnotations;

namespace Platform.Courses.QuestionBanks;

/// <summary>A question as its authors write it.</summary>
/// <param name="Code">What they call it, once in a bank. <example>otp-1</example></param>
/// <param name="Difficulty">How hard they think it is.</param>
/// <param name="Correct">Id of the right option. <example>b</example></param>
/// <param name="Texts">Its words: in Vietnamese, and in as many languages as there are translations.</param>
public sealed record QuestionContent(
    [StringLength(40, MinimumLength = 1)] string Code,
    QuestionDifficulty Difficulty,
    [StringLength(16, MinimumLength = 1)] string Correct,
    [Length(1, 20)] IReadOnlyList<QuestionContent.Wording> Texts)
{
    /// <summary>Every question has its words in this language.</summary>
    internal const string First = "vi";

    /// <param name="Language">BCP 47 tag. <example>vi</example></param>
    /// <param name="Text">The question. <example>Ai được biết mã OTP của bạn?</example></param>
    /// <param name="Options">
    /// What to choose from, the same ids in every language.
    /// <example>[{"id":"a","text":"Nhân viên ngân hàng"},{"id":"b","text":"Chỉ một mình bạn"}]</example>
    /// </param>
    public sealed record Wording(
        [RegularExpression("^[a-z]{2,3}$")] string Language,
        [StringLength(500, MinimumLength = 1)] string Text,
        [Length(2, 8)] IReadOnlyList<Choice> Options);

    /// <param name="Id">Names the option within the question. <example>b</example></param>
    /// <param name="Text">The option. <example>Chỉ một mình bạn</example></param>
    public sealed record Choice(
        [StringLength(16, MinimumLength = 1)] string Id, [StringLength(300, MinimumLength = 1)] string Text);

    /// <summary>The codes of questions that nobody could answer fairly, or that stand there twice.</summary>
    internal static string[] Faults(IReadOnlyList<QuestionContent> contents) =>
    [
        .. contents.CountBy(content => content.Code).Where(code => code.Value > 1).Select(code => code.Key)
            .Union(contents.Where(content => !content.IsFair).Select(content => content.Code)),
    ];

    private bool IsFair => Texts.Any(text => text.Language == First)
        && Texts.Select(text => text.Language).Distinct().Count() == Texts.Count
        && Texts.All(text =>
            text.Options.Select(option => option.Id).SequenceEqual(Texts[0].Options.Select(option => option.Id)))
        && Texts[0].Options.Select(option => option.Id).Distinct().Count() == Texts[0].Options.Count
        && Texts[0].Options.Any(option => option.Id == Correct);
}
