using Microsoft.EntityFrameworkCore;
using Platform.Courses.QuestionBanks;

namespace Platform.Courses.Papers;

/// <summary>
/// The questions that papers of a blueprint can be drawn from today: those of the movement, and those of the units a
/// person belongs to.
/// </summary>
internal sealed class QuestionPool(IReadOnlyList<QuestionPool.Entry> entries)
{
    /// <param name="Skill">What the question is about.</param>
    /// <param name="Question">The question.</param>
    internal sealed record Entry(string Skill, BankQuestion Question)
    {
        public bool Fits(BlueprintPart part) =>
            Skill == part.Skill && (part.Difficulty is null || part.Difficulty == Question.Difficulty);
    }

    internal static async Task<QuestionPool> Of(
        Blueprint blueprint, Guid areaId, CourseDbContext db, CancellationToken cancellationToken)
    {
        var skills = blueprint.Parts.Select(part => part.Skill).ToList();
        var rows = await db.QuestionBanks.AsNoTracking()
            .Where(bank => skills.Contains(bank.Skill))
            .Where(bank => bank.OwnerAreaId == null || db.Areas.Any(area =>
                area.Id == areaId && area.Path.Contains(bank.OwnerAreaId.Value)))
            .Join(
                db.BankQuestions.AsNoTracking().Where(question => question.Until == null),
                bank => bank.Id, question => question.BankId, (bank, question) => new { bank.Skill, question })
            .OrderBy(row => row.question.Id) // the same seed finds them in the same order
            .ToListAsync(cancellationToken);
        return new QuestionPool([.. rows.Select(row => new Entry(row.Skill, row.question))]);
    }

    /// <summary>The skills there are too few questions about.</summary>
    public string[] Lacks(Blueprint blueprint)
    {
        var drawn = Draw(blueprint, new HashSet<Guid>(), seed: 0);
        return
        [
            .. blueprint.Parts.GroupBy(part => part.Skill)
                .Where(skill => skill.Sum(part => part.Count) > drawn.Count(asked => asked.Skill == skill.Key))
                .Select(skill => skill.Key),
        ];
    }

    /// <summary>
    /// Draws by chance, those first that the person has not been asked before: what somebody remembers is no change of
    /// what they can do. The order of questions and options is part of the draw.
    /// </summary>
    public List<AskedQuestion> Draw(Blueprint blueprint, IReadOnlySet<Guid> askedBefore, int seed)
    {
        var random = new Random(seed);
        var shuffled = entries.ToArray();
        random.Shuffle(shuffled);
        var drawn = new List<Entry>();
        // A part that takes any difficulty must not use up what another one needs.
        foreach (var part in blueprint.Parts.OrderBy(part => part.Difficulty is null))
        {
            drawn.AddRange(shuffled.Where(entry => entry.Fits(part)).Except(drawn)
                .OrderBy(entry => askedBefore.Contains(entry.Question.Id))
                .Take(part.Count));
        }

        return [.. drawn.Select(entry => Ask(entry, random))];
    }

    private static AskedQuestion Ask(Entry entry, Random random)
    {
        var options = entry.Question.Options.ToArray();
        random.Shuffle(options);
        return new AskedQuestion { QuestionId = entry.Question.Id, Skill = entry.Skill, Options = [.. options] };
    }
}
