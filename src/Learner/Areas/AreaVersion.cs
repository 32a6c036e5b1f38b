namespace Platform.Learners.Areas;

/// <summary>
/// Code, name, type and parent of an area during a span of dates; <see cref="ValidTo"/> is the first day after it.
/// Rows are only added: what turns out otherwise is superseded, so that every earlier answer can be given again.
/// </summary>
internal sealed class AreaVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AreaId { get; init; }

    public Guid? ParentId { get; init; }

    public required AreaLevel Level { get; init; }

    public required string Type { get; init; }

    public string? Code { get; init; }

    public required string Name { get; init; }

    public required string FoldName { get; init; }

    /// <summary>
    /// Tells units of one name under one parent apart: the old district of a former commune, the old commune of a
    /// village. Empty where the name suffices.
    /// </summary>
    public string Qualifier { get; init; } = "";

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public AreaChange Change { get; init; }

    public string? Decree { get; init; }

    /// <summary>The reorganisation that made this version; none for reference data and registrations.</summary>
    public Guid? ReorganisationId { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>The reorganisation that put others in this one&apos;s place.</summary>
    public Guid? SupersededBy { get; private set; }

    public bool IsLive => SupersededAt is null;

    public bool Covers(DateOnly date) => ValidFrom <= date && (ValidTo is null || ValidTo > date);

    public void Supersede(DateTimeOffset now, Guid? by) => (SupersededAt, SupersededBy) = (now, by);

    /// <summary>The same facts over other dates, or recorded again.</summary>
    public AreaVersion Copy(DateTimeOffset now, DateOnly? validTo, Guid? reorganisationId) => new()
    {
        AreaId = AreaId,
        ParentId = ParentId,
        Level = Level,
        Type = Type,
        Code = Code,
        Name = Name,
        FoldName = FoldName,
        Qualifier = Qualifier,
        ValidFrom = ValidFrom,
        ValidTo = validTo,
        Change = Change,
        Decree = Decree,
        ReorganisationId = reorganisationId,
        RecordedAt = now,
    };
}
