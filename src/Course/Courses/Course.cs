using Platform.Contracts.Courses.V1;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>What is asked of a course before it is published, and when it counts as done.</summary>
public enum CourseKind
{
    /// <summary>For everybody: short, and about something people do.</summary>
    Basic,
    Ai,

    /// <summary>For officials and teams who then help others.</summary>
    CoreForce,

    /// <summary>Training of officials that state bodies hold.</summary>
    StateManagement,
}

/// <summary>
/// A course of the movement or of a unit. Its code lasts; what is taught is in its published versions. One draft is
/// worked on at a time; publishing makes it the next version.
/// </summary>
internal sealed class Course : IOwned
{
    private readonly List<CourseVersion> versions = [];

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public CourseKind Kind { get; init; }

    public Guid? OwnerAreaId { get; init; }

    public CourseContent? Draft { get; private set; }

    public IReadOnlyList<CourseVersion> Versions => versions;

    /// <summary>Counts the events of this course.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    public void Write(CourseContent draft) => Draft = draft;

    /// <summary>Makes the draft the next version. Call with every version loaded, and after asking the rule.</summary>
    public (CourseVersion Published, CoursePublished Event) PublishDraft(PublishingRule rule, DateTimeOffset now)
    {
        var content = Draft ?? throw new InvalidOperationException("There is no draft.");
        var published = CourseVersion.Of(Id, versions.Select(version => version.Number).Append(0).Max() + 1, content);
        (published.RuleVersion, published.PublishedAt) = (rule.Version, now);
        versions.Add(published);
        Draft = null;
        return (published, new CoursePublished
        {
            CourseId = Id,
            Version = ++Version,
            OccurredAt = now,
            CourseCode = Code,
            CourseVersion = published.Number,
            CourseTitle = published.TitleVi,
            Kind = Codes.Of(Kind),
            Level = Codes.Of(published.Level),
            Audiences = published.Audiences,
            SkillCodes = published.SkillCodes,
            DurationMinutes = published.DurationMinutes,
            AreaId = OwnerAreaId ?? throw new InvalidOperationException("A course of the movement comes with it."),
        });
    }

    /// <summary>Adds a version of the reference data; null where it is published already: it never changes.</summary>
    public CourseVersion? Publish(int number, CourseContent content)
    {
        if (versions.Any(published => published.Number == number))
            return null;

        var version = CourseVersion.Of(Id, number, content);
        versions.Add(version);
        return version;
    }
}

/// <summary>What is taught to those who begin with it. Never changed.</summary>
internal sealed class CourseVersion
{
    public required Guid CourseId { get; init; }

    public required int Number { get; init; }

    public required string TitleVi { get; init; }

    public required string TitleEn { get; init; }

    public required int DurationMinutes { get; init; }

    public CourseLevel Level { get; init; }

    public string[] Audiences { get; init; } = [];

    /// <summary>Each <c>framework@version/skill</c>.</summary>
    public string[] SkillCodes { get; private set; } = [];

    public string[] PracticeTasks { get; private set; } = [];

    /// <summary>In which the whole of it can be had.</summary>
    public string[] Languages { get; init; } = [];

    public string? Trainer { get; init; }

    public IReadOnlyList<CourseModule> Modules { get; init; } = [];

    /// <summary>Version of the publishing rule it was held against; 0 for what came with the reference data.</summary>
    public int RuleVersion { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    internal static CourseVersion Of(Guid courseId, int number, CourseContent content) => new()
    {
        CourseId = courseId,
        Number = number,
        TitleVi = content.TitleVi,
        TitleEn = content.TitleEn,
        DurationMinutes = content.DurationMinutes,
        Level = content.Level,
        Audiences = [.. content.Audiences.Select(Codes.Of)],
        SkillCodes = content.SkillCodes,
        PracticeTasks = content.PracticeTasks,
        Languages = content.Languages,
        Trainer = content.Trainer,
        Modules = content.Modules,
    };

    /// <summary>Versions from before the catalogue knew skills get theirs; what is taught stays as it is.</summary>
    public void LinkOnce(CourseContent content)
    {
        if (SkillCodes.Length == 0)
            (SkillCodes, PracticeTasks) = (content.SkillCodes, content.PracticeTasks);
    }
}
