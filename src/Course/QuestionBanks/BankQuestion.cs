using System.Text.Json;
using Platform.ServiceDefaults;

namespace Platform.Courses.QuestionBanks;

public enum QuestionDifficulty
{
    Easy,
    Medium,
    Hard,
}

/// <summary>A question as it was asked: its words never change.</summary>
internal sealed class BankQuestion
{
    private readonly List<QuestionText> texts = [];

    private BankQuestion()
    {
        (Code, Correct) = ("", "");
    }

    public BankQuestion(QuestionBank bank, QuestionContent content, DateTimeOffset now)
    {
        (Id, BankId, Since) = (Guid.CreateVersion7(now), bank.Id, bank.Version);
        (Code, Difficulty, Correct) = (content.Code, content.Difficulty, content.Correct);
        texts.AddRange(content.Texts.Select(text => new QuestionText
        {
            Language = text.Language,
            Text = text.Text,
            Options = [.. text.Options.Select(option => new QuestionOption { Id = option.Id, Text = option.Text })],
        }));
    }

    public Guid Id { get; private set; }

    public Guid BankId { get; private set; }

    /// <summary>What its authors call it; the question that takes its place has the same.</summary>
    public string Code { get; private set; }

    public QuestionDifficulty Difficulty { get; private set; }

    /// <summary>Id of the right option. Served to authors only.</summary>
    public string Correct { get; private set; }

    public IReadOnlyList<QuestionText> Texts => texts;

    /// <summary>First version of the bank that has it.</summary>
    public int Since { get; private set; }

    /// <summary>First version that no longer has it.</summary>
    public int? Until { get; private set; }

    /// <summary>The ids of its options, in the order they were written.</summary>
    public IEnumerable<string> Options => texts[0].Options.Select(option => option.Id);

    public QuestionContent Content => new(
        Code, Difficulty, Correct,
        [
            .. texts.Select(text => new QuestionContent.Wording(
                text.Language, text.Text,
                [.. text.Options.Select(option => new QuestionContent.Choice(option.Id, option.Text))])),
        ]);

    /// <summary>Whether this is the same question, word by word.</summary>
    public bool Reads(QuestionContent content) => Write(Content) == Write(content);

    /// <summary>The words in a language; in Vietnamese where nobody has translated them.</summary>
    public QuestionText In(string language) =>
        texts.Find(text => text.Language == language) ?? texts.Find(text => text.Language == QuestionContent.First)!;

    public void Drop(int version) => Until = version;

    private static string Write(QuestionContent content) => JsonSerializer.Serialize(content, Json.Commands);
}

/// <summary>A question and its options in one language.</summary>
internal sealed class QuestionText
{
    public required string Language { get; init; }

    public required string Text { get; init; }

    public required List<QuestionOption> Options { get; init; }
}

internal sealed class QuestionOption
{
    public required string Id { get; init; }

    public required string Text { get; init; }
}
