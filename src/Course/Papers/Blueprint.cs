using Platform.Contracts.Courses.V1;
using Platform.Courses.Courses;
using Platform.Courses.QuestionBanks;

namespace Platform.Courses.Papers;

/// <summary>
/// What a paper is made of and how it is judged. Never edited: a change is a new version that names its source, and
/// papers keep the version they were drawn by.
/// </summary>
internal sealed class Blueprint : IOwned
{
    private readonly List<BlueprintPart> parts = [];
    private readonly List<PlacementBand> bands = [];

    private Blueprint()
    {
        (Code, Source) = ("", "");
    }

    public Guid Id { get; private set; }

    public string Code { get; private set; }

    public int Version { get; private set; }

    /// <summary>The unit that measures by it; none where everybody does.</summary>
    public Guid? OwnerAreaId { get; private set; }

    /// <summary>The course it measures; none where it says at which level somebody begins.</summary>
    public Guid? CourseId { get; private set; }

    public int MinutesAllowed { get; private set; }

    /// <summary>What a slow connection may cost: a paper that comes later than this is refused.</summary>
    public int GraceSeconds { get; private set; }

    /// <summary>Papers of one kind a person may draw in a class, or in all for a placement.</summary>
    public int Attempts { get; private set; }

    /// <summary>From this share of right answers on somebody has shown a skill.</summary>
    public int DemonstratedPercent { get; private set; }

    public string Source { get; private set; }

    public DateTimeOffset ValidFrom { get; private set; }

    public IReadOnlyList<BlueprintPart> Parts => parts;

    /// <summary>The levels, each from its share of right answers on; rising from 0.</summary>
    public IReadOnlyList<PlacementBand> Bands => bands;

    public static Blueprint Of(BlueprintContent content, Guid? ownerAreaId, int version, DateTimeOffset now)
    {
        var blueprint = new Blueprint
        {
            Id = Guid.CreateVersion7(now),
            Code = content.Code,
            Version = version,
            OwnerAreaId = ownerAreaId,
            CourseId = content.CourseId,
            MinutesAllowed = content.MinutesAllowed,
            GraceSeconds = content.GraceSeconds,
            Attempts = content.Attempts,
            DemonstratedPercent = content.DemonstratedPercent,
            Source = content.Source,
            ValidFrom = content.ValidFrom?.ToUniversalTime() ?? now,
        };
        blueprint.parts.AddRange(content.Parts.Select(part => new BlueprintPart
        {
            Skill = part.Skill,
            Difficulty = part.Difficulty,
            Count = part.Count,
        }));
        blueprint.bands.AddRange((content.Bands ?? []).Select(band => new PlacementBand
        {
            FromPercent = band.FromPercent,
            Level = band.Level,
        }));
        return blueprint;
    }

    /// <summary>Tells of this version; nobody is told of those that come with a release.</summary>
    public BlueprintPublished Published(DateTimeOffset now) => new()
    {
        BlueprintId = Id,
        Version = 1,
        OccurredAt = now,
        BlueprintCode = Code,
        BlueprintVersion = Version,
        SkillCodes = [.. parts.Select(part => part.Skill).Distinct()],
        ValidFrom = ValidFrom,
        AreaId = OwnerAreaId ?? throw new InvalidOperationException("A blueprint of the movement comes with it."),
        CourseId = CourseId,
    };

    /// <summary>A placement is made without a course; what measures a course is of no use to another.</summary>
    public bool Fits(PaperKind kind, Guid? courseId) =>
        kind is PaperKind.Placement ? bands.Count > 0 : CourseId is not null && CourseId == courseId;

    public string LevelOf(int scorePercent) => bands.Last(band => band.FromPercent <= scorePercent).Level;
}

/// <summary>Questions about one skill.</summary>
internal sealed class BlueprintPart
{
    public required string Skill { get; init; }

    /// <summary>Any where none is named.</summary>
    public QuestionDifficulty? Difficulty { get; init; }

    public required int Count { get; init; }
}

internal sealed class PlacementBand
{
    public required int FromPercent { get; init; }

    public required string Level { get; init; }
}
