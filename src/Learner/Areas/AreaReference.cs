namespace Platform.Learners.Areas;

/// <summary>Another code by which sources name a unit, accepted as input and never shown.</summary>
internal sealed class AreaAlias
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required AreaLevel Level { get; init; }

    public required string Code { get; init; }

    public required Guid AreaId { get; init; }

    public required string Source { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }
}

/// <summary>A district before 1 July 2025. It can be looked up and is no unit of the platform.</summary>
internal sealed class FormerDistrict
{
    public required string Code { get; init; }

    public required string ProvinceCode { get; init; }

    public required string Name { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateOnly ValidTo { get; init; }
}

/// <summary>A mark the state puts on a unit for a span of dates, which rights and quotas depend on.</summary>
internal sealed class AreaFlag
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AreaId { get; init; }

    public required string Flag { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public required string Source { get; init; }

    public string? Decree { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public DateTimeOffset? SupersededAt { get; private set; }

    public void Supersede(DateTimeOffset now) => SupersededAt = now;

    public bool Says(AreaFlag other) =>
        (Flag, ValidFrom, ValidTo, Source, Decree)
        == (other.Flag, other.ValidFrom, other.ValidTo, other.Source, other.Decree);
}

internal static class AreaFlagQueries
{
    /// <summary>Flags that stood on a date, as far as it was known at an instant, or as it is known now.</summary>
    public static IQueryable<AreaFlag> AsOf(
        this IQueryable<AreaFlag> flags, DateOnly date, DateTimeOffset? at = null) => flags
        .Where(flag => flag.ValidFrom <= date && (flag.ValidTo == null || flag.ValidTo > date))
        .Where(flag => at == null
            ? flag.SupersededAt == null
            : flag.RecordedAt <= at && (flag.SupersededAt == null || flag.SupersededAt > at));
}
