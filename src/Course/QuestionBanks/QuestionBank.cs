using Platform.Contracts.Courses.V1;
using Platform.Courses.Courses;

namespace Platform.Courses.QuestionBanks;

/// <summary>
/// The questions about one skill. A version is a set of questions that never changes: a question reworded is a new
/// question, one dropped stays for the papers it stood in.
/// </summary>
internal sealed class QuestionBank : IOwned
{
    private readonly List<BankQuestion> questions = [];

    private QuestionBank()
    {
        Skill = "";
    }

    public Guid Id { get; private set; }

    /// <summary>Code of the skill, <c>framework@version/skill</c>.</summary>
    public string Skill { get; private set; }

    /// <summary>The unit whose people are asked them; none where everybody is.</summary>
    public Guid? OwnerAreaId { get; private set; }

    /// <summary>Of the newest set of questions, from 1.</summary>
    public int Version { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    public uint RowVersion { get; private set; }

    /// <summary>Those loaded: to publish, all of the newest version.</summary>
    public IReadOnlyList<BankQuestion> Questions => questions;

    /// <summary>Tells of the newest set; nobody is told of those that come with a release.</summary>
    public QuestionBankPublished Published(int count) => new()
    {
        QuestionBankId = Id,
        Version = Version,
        OccurredAt = PublishedAt,
        SkillCode = Skill,
        Questions = count,
        AreaId = OwnerAreaId ?? throw new InvalidOperationException("A bank of the movement comes with it."),
    };

    public static QuestionBank Open(
        string skill, Guid? ownerAreaId, IReadOnlyCollection<QuestionContent> contents, DateTimeOffset now)
    {
        var bank = new QuestionBank { Id = Guid.CreateVersion7(now), Skill = skill, OwnerAreaId = ownerAreaId };
        bank.Publish(contents, now);
        return bank;
    }

    /// <summary>
    /// Makes these the questions of the next version; those that read as before stay the same question, so that what is
    /// known of them stays too. False where nothing is different.
    /// </summary>
    public bool Publish(IReadOnlyCollection<QuestionContent> contents, DateTimeOffset now)
    {
        var current = questions.Where(question => question.Until is null).ToList();
        var added = contents.Where(content => !current.Any(question => question.Reads(content))).ToList();
        var dropped = current.Where(question => !contents.Any(question.Reads)).ToList();
        if (added.Count + dropped.Count == 0)
            return false;

        Version++;
        PublishedAt = now;
        dropped.ForEach(question => question.Drop(Version));
        questions.AddRange(added.Select(content => new BankQuestion(this, content, now)));
        return true;
    }
}
