using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A class that is about to be held has too few helpers for its learners.</summary>
[MessageUrn("course.session-understaffed.v1")]
[EntityName("course.session-understaffed.v1")]
public sealed record SessionUnderstaffed
{
    /// <summary>Identity of the class.</summary>
    [AggregateId("class")]
    public required Guid ClassId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Unit the class belongs to.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Planned start, UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Seats given.</summary>
    public required int Learners { get; init; }

    /// <summary>Helpers on the roster.</summary>
    public required int Helpers { get; init; }

    /// <summary>Helpers the rule asks for.</summary>
    public required int Needed { get; init; }

    /// <summary>Version of the rule.</summary>
    public required int RuleVersion { get; init; }
}
