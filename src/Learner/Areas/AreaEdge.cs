namespace Platform.Learners.Areas;

/// <summary>How a unit became another one.</summary>
public enum SuccessionKind
{
    Merged,
    Divided,
}

/// <summary>Where the people of a former unit belong.</summary>
public enum PeopleGo
{
    /// <summary>All of them to this successor.</summary>
    All,

    /// <summary>None: only land came.</summary>
    None,

    /// <summary>Some of them; a human decides who.</summary>
    Review,
}

/// <summary>
/// A former unit and one of its successors. A unit that only changed its name has none: it is the same.
/// </summary>
internal sealed class AreaEdge
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Absent for a unit made of land that belonged to no commune.</summary>
    public Guid? FromAreaId { get; init; }

    public required Guid ToAreaId { get; init; }

    public required SuccessionKind Kind { get; init; }

    /// <summary>The relation of the official table, <c>whole</c>, <c>part_area_all_population</c>.</summary>
    public required string How { get; init; }

    /// <summary>What is known of the division; never used to divide people.</summary>
    public int? SharePermille { get; init; }

    public required PeopleGo People { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public string? Decree { get; init; }

    public Guid? ReorganisationId { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public DateTimeOffset? SupersededAt { get; private set; }

    public void Supersede(DateTimeOffset now) => SupersededAt = now;
}
