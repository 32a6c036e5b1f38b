using Platform.Contracts.Courses.V1;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.Programmes;

/// <summary>
/// Courses that belong together: done when every module is. A programme of a province that is no more goes on for those
/// who began with it, under the name of who offered it then; its successor takes the others.
/// </summary>
internal sealed class Programme : IOwned
{
    private readonly List<ProgrammeVersion> versions = [];
    private readonly List<Equivalence> equivalences = [];

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public Guid? OwnerAreaId { get; init; }

    public IReadOnlyList<ProgrammeVersion> Versions => versions;

    public IReadOnlyList<Equivalence> Equivalences => equivalences;

    /// <summary>Number of the newest version; a row that changes with it guards the list.</summary>
    public int NewestVersion { get; private set; }

    /// <summary>Number of the newest seat policy.</summary>
    public int SeatPolicyVersion { get; private set; }

    public Guid? SucceededBy { get; private set; }

    /// <summary>First day on which nobody begins with it.</summary>
    public DateOnly? SucceededOn { get; private set; }

    public string? SuccessionDecisionNo { get; private set; }

    /// <summary>Counts the events of this programme.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    /// <summary>The next version; that of the whole movement comes with a release, and nobody is told of it.</summary>
    public (ProgrammeVersion Version, ProgrammePublished? Event) Publish(ProgrammeContent content, DateTimeOffset now)
    {
        var version = new ProgrammeVersion
        {
            ProgrammeId = Id,
            Number = ++NewestVersion,
            TitleVi = content.TitleVi,
            TitleEn = content.TitleEn,
            Issuer = content.Issuer,
            Modules = content.Modules,
            CourseIds = [.. content.Modules.Select(module => module.CourseId).Distinct()],
            PublishedAt = now,
        };
        versions.Add(version);
        return (version, OwnerAreaId is not { } owner ? null : new ProgrammePublished
        {
            ProgrammeId = Id,
            Version = ++Version,
            OccurredAt = now,
            ProgrammeCode = Code,
            ProgrammeVersion = version.Number,
            ProgrammeTitle = version.TitleVi,
            Issuer = version.Issuer,
            CourseIds = version.CourseIds,
            AreaId = owner,
        });
    }

    public ProgrammeChanged Accept(Equivalence equivalence, DateTimeOffset now)
    {
        equivalences.Add(equivalence);
        return Changed("equivalence-accepted", now) with { CourseId = equivalence.CourseId };
    }

    public (ProgrammeSeatPolicy Policy, ProgrammeChanged Event) Order(
        IEnumerable<Audience> audiences, string source, DateTimeOffset now)
    {
        var policy = new ProgrammeSeatPolicy
        {
            ProgrammeId = Id,
            Version = ++SeatPolicyVersion,
            Audiences = [.. audiences.Select(Codes.Of)],
            Source = source,
            ValidFrom = now,
        };
        return (policy, Changed("seat-policy-set", now));
    }

    /// <summary>Takes over others; call after asking that nobody has taken them over before.</summary>
    public ProgrammeSucceeded TakeOver(
        IReadOnlyCollection<Programme> inherited, string decisionNo, DateOnly effectiveOn, DateTimeOffset now)
    {
        foreach (var programme in inherited)
        {
            (programme.SucceededBy, programme.SucceededOn) = (Id, effectiveOn);
            programme.SuccessionDecisionNo = decisionNo;
        }

        return new ProgrammeSucceeded
        {
            ProgrammeId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = OwnerAreaId ?? throw new InvalidOperationException("A programme of the movement has no heirs."),
            InheritedFrom = [.. inherited.Select(programme => programme.Id)],
            DecisionNo = decisionNo,
            EffectiveOn = effectiveOn,
        };
    }

    /// <summary>
    /// The version somebody is on: that of the day they began. Nothing where they have not begun, or would begin on a
    /// day that belongs to the successor.
    /// </summary>
    public ProgrammeVersion? VersionOf(IReadOnlyCollection<DoneCourse> done)
    {
        var began = done.Where(Counts).Select(course => (DateTimeOffset?)course.CompletedAt).Min();
        if (began is not { } start || VietnamTime.DateOf(start) >= SucceededOn)
            return null;

        var ordered = versions.OrderBy(version => version.Number).ToList();
        return ordered.LastOrDefault(version => version.PublishedAt <= start) ?? ordered[0];
    }

    /// <returns>What counts for a module: its course, or one that was accepted for it on the day it was done.</returns>
    public DoneCourse? Evidence(ProgrammeModule module, IEnumerable<DoneCourse> done) => done
        .Where(course => course.CourseId == module.CourseId
            || equivalences.Any(equal => equal.ModuleCode == module.Code && equal.Covers(course)))
        .OrderBy(course => course.CompletedAt).ThenBy(course => course.Id)
        .FirstOrDefault();

    private ProgrammeChanged Changed(string reason, DateTimeOffset now) => new()
    {
        ProgrammeId = Id,
        Version = ++Version,
        OccurredAt = now,
        ProgrammeCode = Code,
        ReasonCode = reason,
        AreaId = OwnerAreaId ?? throw new InvalidOperationException("Nobody changes a programme of the movement."),
    };

    private bool Counts(DoneCourse course) =>
        versions.Any(version => version.CourseIds.Contains(course.CourseId))
        || equivalences.Any(equal => equal.Covers(course));
}

/// <summary>A completed course, as far as a programme looks at it.</summary>
internal sealed record DoneCourse(Guid Id, Guid LearnerId, Guid CourseId, Guid AreaId, DateTimeOffset CompletedAt);

/// <summary>What a programme asks for. Never changed.</summary>
internal sealed class ProgrammeVersion
{
    public required Guid ProgrammeId { get; init; }

    public required int Number { get; init; }

    public required string TitleVi { get; init; }

    public required string TitleEn { get; init; }

    /// <summary>Who offers it, by the name of that time.</summary>
    public required string Issuer { get; init; }

    public required IReadOnlyList<ProgrammeModule> Modules { get; init; }

    public required Guid[] CourseIds { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>A course that counts for a module although it is another one.</summary>
internal sealed class Equivalence
{
    public required Guid Id { get; init; }

    public required Guid ProgrammeId { get; init; }

    public required string ModuleCode { get; init; }

    public required Guid CourseId { get; init; }

    /// <summary>First day on which the course may have been completed.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day after the last.</summary>
    public DateOnly? ValidTo { get; init; }

    public required string Source { get; init; }

    public bool Covers(DoneCourse course) =>
        course.CourseId == CourseId && VietnamTime.DateOf(course.CompletedAt) is var day
        && day >= ValidFrom && (ValidTo is null || day < ValidTo);
}
