namespace Platform.Learners.Areas;

/// <summary>
/// Code, name, type and parent of an area during a span of dates; <see cref="ValidTo"/> is the first day after it.
/// </summary>
internal sealed class AreaVersion
{
    public Guid Id { get; init; }

    public required Guid AreaId { get; init; }

    public Guid? ParentId { get; init; }

    public required AreaLevel Level { get; init; }

    public required string Type { get; init; }

    public string? Code { get; init; }

    public required string Name { get; init; }

    public required string FoldName { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public string? Decree { get; init; }
}
