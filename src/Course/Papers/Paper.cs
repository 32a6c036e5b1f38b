using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;
using Platform.Courses.Assessments;
using Platform.Courses.Classes;
using Platform.Courses.Courses;

namespace Platform.Courses.Papers;

public enum PaperKind
{
    /// <summary>Judged by the pass rule of the course.</summary>
    Quiz,

    /// <summary>What somebody knows before the course.</summary>
    Pre,

    /// <summary>What they know after it.</summary>
    Post,

    /// <summary>At which level somebody begins.</summary>
    Placement,
}

/// <summary>The questions one person was asked at one time, and what they answered.</summary>
internal sealed class Paper : IInArea
{
    private readonly List<AskedQuestion> questions = [];
    private readonly List<SkillResult> results = [];

    private Paper()
    {
        Language = "";
    }

    public Guid Id { get; private set; }

    public PaperKind Kind { get; private set; }

    public Guid BlueprintId { get; private set; }

    /// <summary>None for a placement.</summary>
    public Guid? ClassId { get; private set; }

    public Guid? CourseId { get; private set; }

    public Guid LearnerId { get; private set; }

    /// <summary>Of the class, else of the learner.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>1 for the first paper of its kind in the class.</summary>
    public int Attempt { get; private set; }

    public string Language { get; private set; }

    /// <summary>What the questions were drawn with: whoever has the bank as it was draws the same ones.</summary>
    public int Seed { get; private set; }

    public IReadOnlyList<AskedQuestion> Questions => questions;

    public DateTimeOffset IssuedAt { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    /// <summary>From then on it is refused.</summary>
    public DateTimeOffset RefusedAfter { get; private set; }

    public DateTimeOffset? HandedInAt { get; private set; }

    public int? RightAnswers { get; private set; }

    /// <summary>Whether it reaches the mark of the course; nobody fails a placement.</summary>
    public bool? Passed { get; private set; }

    /// <summary>Where a placement puts the person.</summary>
    public string? Level { get; private set; }

    /// <summary>Once it is handed in.</summary>
    public IReadOnlyList<SkillResult> Results => results;

    public int ScorePercent => (RightAnswers ?? 0) * 100 / questions.Count;

    public static Paper Issue(
        PaperKind kind, Blueprint blueprint, Class? held, Guid learnerId, Guid areaId, int attempt, string language,
        int seed, IEnumerable<AskedQuestion> questions, DateTimeOffset now)
    {
        var due = now.AddMinutes(blueprint.MinutesAllowed);
        var paper = new Paper
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            BlueprintId = blueprint.Id,
            ClassId = held?.Id,
            CourseId = held?.CourseId,
            LearnerId = learnerId,
            AreaId = areaId,
            Attempt = attempt,
            Language = language,
            Seed = seed,
            IssuedAt = now,
            DueAt = due,
            RefusedAfter = due.AddSeconds(blueprint.GraceSeconds),
        };
        paper.questions.AddRange(questions);
        return paper;
    }

    /// <summary>Whether it can still be handed in.</summary>
    public bool IsOpen(DateTimeOffset now) => HandedInAt is null && now <= RefusedAfter;

    /// <summary>Whether every answer is one of the paper's own, and none is given twice.</summary>
    public bool Takes(IReadOnlyDictionary<Guid, string> answers) => answers.All(answer =>
        questions.Any(asked => asked.QuestionId == answer.Key && asked.Options.Contains(answer.Value)));

    /// <summary>Whether these are the answers that were handed in.</summary>
    public bool Says(IReadOnlyDictionary<Guid, string> answers) =>
        questions.All(asked => asked.Chosen == answers.GetValueOrDefault(asked.QuestionId));

    /// <summary>Counts the answers; a question without one counts as wrong.</summary>
    public void HandIn(
        IReadOnlyDictionary<Guid, string> answers, IReadOnlyDictionary<Guid, string> correct, DateTimeOffset now)
    {
        foreach (var asked in questions)
            asked.Judge(answers.GetValueOrDefault(asked.QuestionId), correct[asked.QuestionId]);
        RightAnswers = questions.Count(asked => asked.Right is true);
        HandedInAt = now;
        results.AddRange(questions.GroupBy(asked => asked.Skill).Select(skill => new SkillResult
        {
            PaperId = Id,
            Skill = skill.Key,
            Asked = skill.Count(),
            RightAnswers = skill.Count(asked => asked.Right is true),
        }));
    }

    /// <summary>A pre or post paper against the mark of the course; it measures and completes nothing.</summary>
    public AssessmentCompleted Measure(Class held, PassRule rule)
    {
        Passed = rule.Passes(ScorePercent);
        return new AssessmentCompleted
        {
            AssessmentId = Id,
            Version = 1,
            OccurredAt = HandedInAt!.Value,
            LearnerId = LearnerId,
            CourseId = held.CourseId,
            CourseVersion = held.CourseVersion,
            ScorePercent = ScorePercent,
            Passed = Passed.Value,
            RuleVersion = rule.Version,
            Kind = Kind is PaperKind.Pre ? AssessmentKinds.Pre : AssessmentKinds.Post,
        };
    }

    public AssessmentPlaced Place(Blueprint blueprint)
    {
        Level = blueprint.LevelOf(ScorePercent);
        return new AssessmentPlaced
        {
            AssessmentId = Id,
            Version = 1,
            OccurredAt = HandedInAt!.Value,
            LearnerId = LearnerId,
            AreaId = AreaId,
            ScorePercent = ScorePercent,
            Level = Level,
            RuleCode = blueprint.Code,
            RuleVersion = blueprint.Version,
        };
    }

    /// <summary>The skills of which that share of the answers is right.</summary>
    public string[] SkillsFrom(int percent) =>
        [.. results.Where(result => result.Percent >= percent).Select(result => result.Skill)];

    /// <summary>The outcome of the quiz it was.</summary>
    public void Judged(bool passed) => Passed = passed;
}
